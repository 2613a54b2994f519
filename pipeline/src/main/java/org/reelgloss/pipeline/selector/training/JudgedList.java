package org.reelgloss.pipeline.selector.training;

import static org.reelgloss.pipeline.selector.training.Checks.check;

import java.util.Arrays;

/** Captions of one clip or image of which some are preferred. */
interface JudgedList {
  /** Returns the clip or image, see {@link Groups}. */
  String group();

  /** Returns of each caption its relevance: only the proportions matter. */
  double[] relevance();

  /** Returns how much the list counts, above 0. */
  double weight();

  /** Returns the number of captions. */
  default int size() {
    return relevance().length;
  }

  /** Returns the proportion of preference that a caption has. */
  default double share(int caption) {
    return relevance()[caption] / Arrays.stream(relevance()).sum();
  }

  /**
   * Checks the ranges.
   *
   * @param captions how many there are
   * @throws IllegalArgumentException if a number is not as described, or nothing is preferred
   */
  static void checkAll(int captions, double[] relevance, double weight) {
    check(relevance.length == captions, "relevance must be of " + captions, relevance.length);
    for (double share : relevance) {
      check(share >= 0 && Double.isFinite(share), "relevance must be at least 0", share);
    }
    check(HeadList.prefers(relevance), "relevance must differ", Arrays.toString(relevance));
    check(weight > 0 && Double.isFinite(weight), "weight must be above 0", weight);
  }
}
