package org.reelgloss.pipeline.selector.training;

import static org.reelgloss.pipeline.selector.training.Checks.check;

/**
 * A caption that was judged by itself, without others beside it.
 *
 * @param features NaN where a feature is not known
 * @param accept share of people who accept it, in [0, 1]
 * @param weight how much it counts, at least 0
 * @param group the clip or image: what is of one group is never split
 */
@SuppressWarnings("ArrayRecordComponent") // Made, read and never compared.
public record RatedRow(double[] features, double accept, double weight, String group) {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a feature is infinite, or another number not as described
   */
  public RatedRow {
    Checks.features(features, features.length);
    check(accept >= 0 && accept <= 1, "accept must be in [0, 1]", accept);
    check(weight >= 0 && Double.isFinite(weight), "weight must be at least 0", weight);
  }
}
