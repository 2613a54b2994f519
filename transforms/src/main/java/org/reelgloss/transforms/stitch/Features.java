package org.reelgloss.transforms.stitch;

import java.util.List;

/** Euclidean geometry of feature vectors. */
final class Features {
  private Features() {}

  static double distance(List<Float> a, List<Float> b) {
    double sum = 0;
    for (int i = 0; i < a.size(); i++) {
      double difference = a.get(i) - b.get(i);
      sum += difference * difference;
    }
    return Math.sqrt(sum);
  }

  /** Returns the arithmetic mean, which is not brought to length 1 again. */
  static List<Float> mean(List<List<Float>> features) {
    double[] sum = new double[features.get(0).size()];
    for (List<Float> feature : features) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += feature.get(i);
      }
    }
    Float[] mean = new Float[sum.length];
    for (int i = 0; i < sum.length; i++) {
      mean[i] = (float) (sum[i] / features.size());
    }
    return List.of(mean);
  }
}
