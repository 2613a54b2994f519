package org.reelgloss.transforms.select.bank;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.reelgloss.gpu.Vectors;

/** Searches among vectors, and their means. */
final class Nearest {
  private Nearest() {}

  private record Found(int index, double cosine) {}

  /** Returns the indices of the pictures most alike, the nearest first. */
  static int[] of(float[] picture, List<CaptionedPicture> pictures, String without, int most) {
    Comparator<Found> worstFirst =
        Comparator.comparingDouble(Found::cosine)
            .thenComparing(Comparator.comparingInt(Found::index).reversed());
    PriorityQueue<Found> best = new PriorityQueue<>(worstFirst);
    for (int i = 0; i < pictures.size(); i++) {
      if (!pictures.get(i).name().equals(without)) {
        best.add(new Found(i, Vectors.dot(picture, pictures.get(i).picture())));
        if (best.size() > most) {
          best.remove();
        }
      }
    }
    return best.stream().sorted(worstFirst.reversed()).mapToInt(Found::index).toArray();
  }

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
