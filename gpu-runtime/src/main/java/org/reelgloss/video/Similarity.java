package org.reelgloss.video;

import java.util.Arrays;

/**
 * Structural similarity of two grey pictures of one size (Wang, Bovik, Sheikh and Simoncelli,
 * 2004): the mean over all windows of 7 x 7 pixels that lie within the picture, each pixel weighing
 * the same, with sample variances, K1 = 0.01, K2 = 0.03 and a range of 255. One thread.
 */
final class Similarity {
  private static final int SIDE = 7;
  private static final double PIXELS = SIDE * SIDE;
  private static final double C1 = (0.01 * 255) * (0.01 * 255);
  private static final double C2 = (0.03 * 255) * (0.03 * 255);

  private final int width;
  private final int height;

  // Of each column, over the rows of the windows at hand.
  private final int[] sums1;
  private final int[] sums2;
  private final int[] squares;
  private final int[] products;

  /**
   * @param width at least 7 pixels
   * @param height at least 7 pixels
   */
  Similarity(int width, int height) {
    this.width = width;
    this.height = height;
    sums1 = new int[width];
    sums2 = new int[width];
    squares = new int[width];
    products = new int[width];
  }

  /** Returns the similarity of two pictures, one byte a pixel, row by row; 1 for equal ones. */
  double of(byte[] one, byte[] other) {
    Arrays.fill(sums1, 0);
    Arrays.fill(sums2, 0);
    Arrays.fill(squares, 0);
    Arrays.fill(products, 0);
    double total = 0;
    for (int row = 0; row < height; row++) {
      add(one, other, row, 1);
      if (row >= SIDE) {
        add(one, other, row - SIDE, -1);
      }
      if (row >= SIDE - 1) {
        total += windows();
      }
    }
    return total / ((double) (width - SIDE + 1) * (height - SIDE + 1));
  }

  private void add(byte[] one, byte[] other, int row, int times) {
    int at = row * width;
    for (int x = 0; x < width; x++) {
      int a = one[at + x] & 0xff;
      int b = other[at + x] & 0xff;
      sums1[x] += times * a;
      sums2[x] += times * b;
      squares[x] += times * (a * a + b * b);
      products[x] += times * a * b;
    }
  }

  /** Returns the sum of the similarities of all windows in these rows. */
  private double windows() {
    double total = 0;
    int sum1 = 0;
    int sum2 = 0;
    int square = 0;
    int product = 0;
    for (int x = 0; x < width; x++) {
      sum1 += sums1[x];
      sum2 += sums2[x];
      square += squares[x];
      product += products[x];
      if (x >= SIDE - 1) {
        total += window(sum1, sum2, square, product);
        int left = x - SIDE + 1;
        sum1 -= sums1[left];
        sum2 -= sums2[left];
        square -= squares[left];
        product -= products[left];
      }
    }
    return total;
  }

  private static double window(double sum1, double sum2, double square, double product) {
    double mean1 = sum1 / PIXELS;
    double mean2 = sum2 / PIXELS;
    double means = mean1 * mean1 + mean2 * mean2;
    double variances = (square - PIXELS * means) / (PIXELS - 1);
    double covariance = (product - PIXELS * mean1 * mean2) / (PIXELS - 1);
    return (2 * mean1 * mean2 + C1) * (2 * covariance + C2) / ((means + C1) * (variances + C2));
  }
}
