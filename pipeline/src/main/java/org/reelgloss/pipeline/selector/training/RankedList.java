package org.reelgloss.pipeline.selector.training;

import static org.reelgloss.pipeline.selector.training.Checks.check;

import java.util.Arrays;

/**
 * The candidates of one clip or image with the share of preference that each of them has.
 *
 * @param features candidate x feature; NaN where a feature is not known
 * @param relevance of each candidate: at least 0, more than 0 in sum; only the proportions matter
 * @param group the clip or image: what is of one group is never split
 */
@SuppressWarnings("ArrayRecordComponent") // Made, read and never compared.
public record RankedList(double[][] features, double[] relevance, String group) {

  /**
   * Checks the shapes and ranges.
   *
   * @throws IllegalArgumentException if there is no candidate, a row differs in length, a feature
   *     is infinite or the relevance is not as described
   */
  public RankedList {
    check(features.length > 0, "number of candidates must be above 0", features.length);
    if (relevance.length != features.length) {
      throw new IllegalArgumentException(
          "relevance must have "
              + features.length
              + " numbers, as there are candidates, but has: "
              + relevance.length);
    }
    for (double[] row : features) {
      Checks.features(row, features[0].length);
    }
    for (double share : relevance) {
      check(share >= 0 && Double.isFinite(share), "relevance must be at least 0", share);
    }
    check(Arrays.stream(relevance).sum() > 0, "relevance must be above 0 in sum", group);
  }

  int width() {
    return features[0].length;
  }
}
