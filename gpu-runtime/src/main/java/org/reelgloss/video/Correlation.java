package org.reelgloss.video;

/** Pearson's correlation of histograms. */
final class Correlation {
  private static final double FLAT = Math.ulp(1.0);

  private Correlation() {}

  /**
   * Returns the correlation of two histograms of equally many bins, -1 to 1; 1 where one of them
   * has as much in each bin as in any other, as OpenCV's compareHist has it.
   */
  static double of(int[] one, int[] other) {
    double n = one.length;
    double sum1 = 0;
    double sum2 = 0;
    double square1 = 0;
    double square2 = 0;
    double product = 0;
    for (int bin = 0; bin < one.length; bin++) {
      double a = one[bin];
      double b = other[bin];
      sum1 += a;
      sum2 += b;
      square1 += a * a;
      square2 += b * b;
      product += a * b;
    }
    double spread = (square1 - sum1 * sum1 / n) * (square2 - sum2 * sum2 / n);
    if (spread <= FLAT * square1 * square2) {
      return 1;
    }
    return (product - sum1 * sum2 / n) / Math.sqrt(spread);
  }
}
