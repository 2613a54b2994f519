package org.reelgloss.transforms.select.bank;

import java.util.List;
import org.reelgloss.gpu.Vectors;

/** Means of vectors, and where they point. */
final class Means {
  private Means() {}

  static float[] mean(List<float[]> vectors) {
    double[] sum = new double[vectors.get(0).length];
    for (float[] vector : vectors) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += vector[i];
      }
    }
    float[] mean = new float[sum.length];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = (float) (sum[i] / vectors.size());
    }
    return mean;
  }

  /** Returns the vector with length 1; one without length as it is. */
  static float[] unit(float[] vector) {
    double norm = Math.sqrt(Vectors.dot(vector, vector));
    float[] unit = vector.clone();
    for (int i = 0; norm > 0 && i < unit.length; i++) {
      unit[i] = (float) (vector[i] / norm);
    }
    return unit;
  }

  static float[] minus(float[] from, float[] what) {
    float[] difference = from.clone();
    for (int i = 0; i < difference.length; i++) {
      difference[i] -= what[i];
    }
    return difference;
  }
}
