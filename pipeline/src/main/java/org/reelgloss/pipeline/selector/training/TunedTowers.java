package org.reelgloss.pipeline.selector.training;

import java.util.List;

/**
 * What a {@link TowerTraining} came to.
 *
 * @param curve a point for each epoch, the start before
 * @param best the epoch whose weights were kept; 0 is the start
 * @param before of each list held out, whether a preferred caption had the highest score at the
 *     start, in [0, 1]
 * @param after the same with the weights that were kept
 * @param held groups of the lists held out, in the order of these
 */
public record TunedTowers(
    List<HeadEpoch> curve, int best, List<Double> before, List<Double> after, List<String> held) {
  /** Keeps copies of the lists. */
  public TunedTowers {
    curve = List.copyOf(curve);
    before = List.copyOf(before);
    after = List.copyOf(after);
    held = List.copyOf(held);
  }
}
