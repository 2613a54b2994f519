package org.reelgloss.pipeline.selector.training;

import java.util.List;

/**
 * What {@link ScorerTraining} found.
 *
 * @param scorer of the best epoch
 * @param curve all epochs, in order
 * @param best number of the epoch that the scorer is of
 */
public record TrainedScorer(LinearScorer scorer, List<Epoch> curve, int best) {
  /** Keeps a copy of the curve. */
  public TrainedScorer {
    curve = List.copyOf(curve);
  }
}
