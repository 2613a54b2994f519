package org.reelgloss.pipeline.selector.training;

import java.util.List;

/**
 * What {@link HeadTraining} found.
 *
 * @param heads of the best epoch
 * @param temperature by which scores are divided in the contrastive loss, above 0
 * @param matching from the score of a pair to the probability that it is a chosen one, where chosen
 *     and other captions are equally many
 * @param curve all epochs, in order
 * @param best number of the epoch that the heads are of; 0 means that training did not help
 */
public record TrainedHeads(
    Heads heads, double temperature, Calibration matching, List<HeadEpoch> curve, int best) {
  /** Keeps a copy of the curve. */
  public TrainedHeads {
    curve = List.copyOf(curve);
  }
}
