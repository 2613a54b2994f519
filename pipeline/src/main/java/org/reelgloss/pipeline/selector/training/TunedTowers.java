package org.reelgloss.pipeline.selector.training;

import java.util.List;

/**
 * What a {@link TowerTraining} came to.
 *
 * @param curve a point for each epoch, the start before
 * @param best the epoch whose weights were kept; 0 is the start
 * @param held the lists that were held out
 */
public record TunedTowers(List<HeadEpoch> curve, int best, List<Held> held) {
  /** Keeps copies of the lists. */
  public TunedTowers {
    curve = List.copyOf(curve);
    held = List.copyOf(held);
  }

  /**
   * A list that was held out.
   *
   * @param group the clip or image, see {@link Groups}
   * @param weight how much it counts
   * @param before whether a preferred caption had the highest score at the start, in [0, 1]
   * @param after the same with the weights that were kept
   */
  public record Held(String group, double weight, double before, double after) {}
}
