package org.reelgloss.gpu;

import java.util.Arrays;

/**
 * The quantiles of a sample: values at shares of the sorted sample, linearly interpolated between
 * the two values that are next to the share (R's type 7, NumPy's default).
 */
public final class Quantiles {
  private final double[] sorted;

  private Quantiles(double[] sorted) {
    this.sorted = sorted;
  }

  /** Copies and sorts a sample of finite values, which may be empty. */
  public static Quantiles of(double... sample) {
    double[] sorted = sample.clone();
    Arrays.sort(sorted);
    return new Quantiles(sorted);
  }

  /** Returns the number of values. */
  public int count() {
    return sorted.length;
  }

  /**
   * Returns the value that a share of the sample lies below.
   *
   * @param share in [0, 1]
   * @return NaN where the sample is empty
   */
  public double at(double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("share must be in [0, 1], but was: " + share);
    }
    if (sorted.length == 0) {
      return Double.NaN;
    }
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
