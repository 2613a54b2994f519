package org.reelgloss.pipeline.selector.training;

import java.util.List;

/**
 * Scores by scorers that were not fitted to the group that they score.
 *
 * @param lists for each list, in order, the scores of its candidates
 * @param rows the score of each rated row, in order
 */
@SuppressWarnings("ArrayRecordComponent") // Made, read and never compared.
public record OutOfFold(List<double[]> lists, double[] rows) {
  /** Keeps a copy of the list. */
  public OutOfFold {
    lists = List.copyOf(lists);
  }
}
