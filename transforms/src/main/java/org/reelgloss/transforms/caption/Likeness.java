package org.reelgloss.transforms.caption;

/** Sums over unit vectors: which of them says what the others say too. */
final class Likeness {
  private Likeness() {}

  static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** Returns, for each of the vectors, the mean of its dot products with all the others. */
  static double[] centrality(float[][] vectors) {
    double[] means = new double[vectors.length];
    for (int i = 0; i < vectors.length; i++) {
      for (int j = 0; j < vectors.length; j++) {
        means[i] += i == j ? 0 : dot(vectors[i], vectors[j]) / (vectors.length - 1);
      }
    }
    return means;
  }

  /** Returns the index of the largest value, the first of equal ones. */
  static int best(double[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      best = values[i] > values[best] ? i : best;
    }
    return best;
  }
}
