package org.reelgloss.transforms.select.bank;

import java.util.List;

/**
 * How much each picture of a bank counts for what is to be expected of another one, by a linear
 * regression with a penalty (Hoerl and Kennard, 1970): with vectors b of mean m, of a picture x the
 * mean of any y over the bank and the sum of the weights {@code (b - m)' (B'B + p I)^-1 (x - m)}
 * times y are expected, where B has the rows b - m. The weights, which may be below 0 and whose sum
 * is 0, do not depend on y: one search serves everything that is known of the bank's pictures.
 */
final class PictureRegression {
  /** The p above, of unit vectors; little depends on it between 0.03 and 1. */
  private static final double PENALTY = 0.3;

  private final float[] mean;
  private final float[][] inverse;

  /**
   * Takes what was learned.
   *
   * @param vectors of the bank's pictures
   * @param inverse of their squares, {@code (B'B + p I)^-1}: as many rows, and as long, as the
   *     vectors are
   */
  PictureRegression(List<float[]> vectors, float[][] inverse) {
    mean = Means.mean(vectors);
    this.inverse = inverse;
  }

  /**
   * Learns from the vectors of pictures, as {@link Ridge#inverseSquares} does.
   *
   * @param vectors at least one
   */
  static PictureRegression learn(List<float[]> vectors) {
    return new PictureRegression(
        vectors, Ridge.inverseSquares(vectors.toArray(float[][]::new), PENALTY));
  }

  /** Returns the inverse, a row for each number of a vector; symmetric. */
  float[][] inverse() {
    return inverse;
  }

  /**
   * Returns the vector, as long as the picture's, whose products with the bank's, less their mean,
   * are the weights.
   *
   * @param picture as long as the bank's vectors
   */
  float[] direction(float[] picture) {
    float[] difference = Means.minus(picture, mean);
    float[] direction = new float[difference.length];
    for (int row = 0; row < direction.length; row++) {
      for (int i = 0; i < direction.length; i++) {
        direction[i] += difference[row] * inverse[row][i];
      }
    }
    return direction;
  }
}
