package org.reelgloss.transforms.select;

import java.util.ArrayList;
import java.util.List;
import org.reelgloss.gpu.ModelException;

/** Sums on unit vectors. */
final class Vectors {
  private Vectors() {}

  /** Returns the cosine of two unit vectors of one length. */
  static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }

  /**
   * Returns the mean of vectors, of length 1 again.
   *
   * @param vectors at least one, all of one length
   * @throws ModelException if the mean has no direction
   */
  static float[] unitMean(float[][] vectors) throws ModelException {
    double[] sum = new double[vectors[0].length];
    for (float[] vector : vectors) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += vector[i];
      }
    }
    double square = 0;
    for (double value : sum) {
      square += value * value;
    }
    double norm = Math.sqrt(square);
    if (!(norm > 0) || Double.isInfinite(norm)) {
      throw new ModelException("The mean of the frames' vectors has length " + norm);
    }
    float[] unit = new float[sum.length];
    for (int i = 0; i < unit.length; i++) {
      unit[i] = (float) (sum[i] / norm);
    }
    return unit;
  }

  static List<Float> toList(float[] vector) {
    List<Float> list = new ArrayList<>(vector.length);
    for (float value : vector) {
      list.add(value);
    }
    return list;
  }

  static float[] toArray(List<Float> list) {
    float[] vector = new float[list.size()];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = list.get(i);
    }
    return vector;
  }
}
