package org.reelgloss.gpu;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Arithmetic on embedding vectors. */
public final class Vectors {
  private Vectors() {}

  /**
   * Returns the cosine of the angle between two vectors of one length, in [-1, 1].
   *
   * @throws IllegalArgumentException if the lengths differ or one vector is zero
   */
  public static double cosine(float[] a, float[] b) {
    double norms = Math.sqrt(dot(a, a)) * Math.sqrt(dot(b, b));
    if (!(norms > 0)) {
      throw new IllegalArgumentException("vectors must not be zero, but one was");
    }
    return Math.max(-1, Math.min(1, dot(a, b) / norms));
  }

  /**
   * Returns the Euclidean distance of two vectors of one length; in [0, 2] for unit vectors.
   *
   * @throws IllegalArgumentException if the lengths differ
   */
  public static double distance(float[] a, float[] b) {
    checkLengths(a, b);
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      double difference = (double) a[i] - b[i];
      sum += difference * difference;
    }
    return Math.sqrt(sum);
  }

  /**
   * Returns the vector divided by its Euclidean length.
   *
   * @throws ModelException if it is zero or not finite
   */
  static float[] unit(float[] vector) throws ModelException {
    double norm = Math.sqrt(dot(vector, vector));
    if (!(norm > 0) || Double.isInfinite(norm)) {
      throw new ModelException(
          "The model gave a vector that has no direction: its length is " + norm);
    }
    float[] unit = new float[vector.length];
    for (int i = 0; i < unit.length; i++) {
      unit[i] = (float) (vector[i] / norm);
    }
    return unit;
  }

  /**
   * Returns the rows of a matrix, each divided by its Euclidean length.
   *
   * @param dimensions of a row, or -1 if that is not known
   * @throws ModelException if one is zero or not finite, or there are not as many
   */
  static List<float[]> units(float[] matrix, int rows, int dimensions) throws ModelException {
    int columns = dimensions > 0 ? dimensions : matrix.length / rows;
    if (matrix.length != rows * columns) {
      throw new ModelException(
          "The model must give %d rows of %d numbers, but gave %d numbers"
              .formatted(rows, columns, matrix.length));
    }
    List<float[]> units = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      units.add(unit(Arrays.copyOfRange(matrix, row * columns, (row + 1) * columns)));
    }
    return units;
  }

  /**
   * Returns the mean of vectors, of length 1 again.
   *
   * @param vectors at least one, all of one length
   * @throws ModelException if the mean has no direction
   */
  public static float[] unitMean(float[][] vectors) throws ModelException {
    double[] sum = new double[vectors[0].length];
    for (float[] vector : vectors) {
      checkLengths(vectors[0], vector);
      for (int i = 0; i < sum.length; i++) {
        sum[i] += vector[i];
      }
    }
    float[] mean = new float[sum.length];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = (float) (sum[i] / vectors.length);
    }
    return unit(mean);
  }

  /**
   * Returns the sum of the products of two vectors of one length: the cosine, where both have
   * length 1.
   *
   * @throws IllegalArgumentException if the lengths differ
   */
  public static double dot(float[] a, float[] b) {
    checkLengths(a, b);
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }

  private static void checkLengths(float[] a, float[] b) {
    if (a.length != b.length) {
      throw new IllegalArgumentException(
          "vectors must have one length, but had: " + a.length + " and " + b.length);
    }
  }
}
