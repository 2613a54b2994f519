package org.reelgloss.transforms.select.bank;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/**
 * How alike the pictures of a bank are to another picture: the cosine of the picture tower, and,
 * with twice the weight, that of the further encoder where both have one; each, and then the sum,
 * brought to mean 0 and deviation 1 over the bank. An encoder that was not trained on the bank's
 * pictures tells their likes better than towers that were.
 */
final class Likeness {
  private static final double FEATURES = 2;

  /** What the softmax divides by. */
  private static final double TEMPERATURE = 0.2;

  /** A picture of less weight than this share of the most alike one's is passed by. */
  private static final double LEAST_SHARE = 1e-3;

  private final double[] values;

  private Likeness(double[] values) {
    this.values = values;
  }

  /**
   * A picture that counts.
   *
   * @param index in the bank
   * @param value its likeness, or its weight
   */
  record Alike(int index, double value) {}

  /** Weighs what a search found. */
  static Likeness of(PictureIndex.Found found) {
    double[] sum = found.byTowers().clone();
    standardise(sum);
    if (found.byFeatures().length > 0) {
      double[] more = found.byFeatures().clone();
      standardise(more);
      for (int i = 0; i < sum.length; i++) {
        sum[i] += FEATURES * more[i];
      }
      standardise(sum);
    }
    return new Likeness(sum);
  }

  /** Brings what is a number to mean 0 and deviation 1; what is all the same to 0. */
  private static void standardise(double[] values) {
    double sum = 0;
    double squares = 0;
    int count = 0;
    for (double value : values) {
      if (!Double.isNaN(value)) {
        sum += value;
        squares += value * value;
        count++;
      }
    }
    double mean = sum / count;
    double deviation = Math.sqrt(Math.max(0, squares / count - mean * mean));
    for (int i = 0; i < values.length; i++) {
      values[i] = (values[i] - mean) / (deviation > 0 ? deviation : 1);
    }
  }

  /** Returns the indices of the pictures most alike, the nearest first. */
  int[] nearest(int most) {
    Comparator<Alike> worstFirst =
        Comparator.comparingDouble(Alike::value)
            .thenComparing(Comparator.comparingInt(Alike::index).reversed());
    PriorityQueue<Alike> best = new PriorityQueue<>(worstFirst);
    for (int i = 0; i < values.length; i++) {
      // Of equal ones the first stays.
      boolean better = best.size() < most || values[i] > best.element().value();
      if (better && !Double.isNaN(values[i])) {
        best.add(new Alike(i, values[i]));
        if (best.size() > most) {
          best.remove();
        }
      }
    }
    return best.stream().sorted(worstFirst.reversed()).mapToInt(Alike::index).toArray();
  }

  /** Returns the pictures that count with their weights: the softmax of the likeness over 0.2. */
  List<Alike> weights() {
    double highest = values[nearest(1)[0]];
    double least = highest + TEMPERATURE * Math.log(LEAST_SHARE);
    return IntStream.range(0, values.length)
        .filter(i -> values[i] >= least)
        .mapToObj(i -> new Alike(i, Math.exp((values[i] - highest) / TEMPERATURE)))
        .toList();
  }
}
