package org.reelgloss.pipeline.selector.training;

import java.util.List;
import org.reelgloss.transforms.select.RetrievalHeads;

/**
 * What {@link HeadTraining} found.
 *
 * @param heads of as many epochs as were best
 * @param curve all epochs of the training without what was held out, in order
 * @param best number of the epoch after which what was held out had the highest recall; 0 means
 *     that training did not help and scores are the cosines of the towers
 */
public record TrainedHeads(RetrievalHeads heads, List<HeadEpoch> curve, int best) {
  /** Keeps a copy of the curve. */
  public TrainedHeads {
    curve = List.copyOf(curve);
  }
}
