package org.reelgloss.pipeline.selector.training;

import java.util.List;

/**
 * What {@link ScorerTraining} found.
 *
 * @param scorer of as many epochs as were best
 * @param curve all epochs of the training without what was held out, in order
 * @param best number of the epoch after which what was held out had the lowest loss
 */
public record TrainedScorer(LinearScorer scorer, List<Epoch> curve, int best) {
  /** Keeps a copy of the curve. */
  public TrainedScorer {
    curve = List.copyOf(curve);
  }
}
