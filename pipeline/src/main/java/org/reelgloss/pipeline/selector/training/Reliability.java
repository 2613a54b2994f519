package org.reelgloss.pipeline.selector.training;

import static org.reelgloss.pipeline.selector.training.Checks.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How far predicted probabilities are from what people accepted.
 *
 * @param bins by rising prediction
 * @param expectedError mean distance of prediction and acceptance over the bins, weighed by count,
 *     in [0, 1] (the expected calibration error)
 */
public record Reliability(List<Bin> bins, double expectedError) {
  /** Keeps a copy of the bins. */
  public Reliability {
    bins = List.copyOf(bins);
  }

  /**
   * Predictions next to one another.
   *
   * @param predicted their mean
   * @param accepted mean share of people who accepted
   * @param count how many there are, above 0
   */
  public record Bin(double predicted, double accepted, int count) {}

  /**
   * Returns bins of equal count, but for one.
   *
   * @param predicted probabilities in [0, 1], at least one
   * @param accepts share of people who accept each, in [0, 1]
   * @param bins at least 1; fewer where there are fewer predictions
   * @throws IllegalArgumentException if there is no prediction or lengths differ
   */
  public static Reliability of(double[] predicted, double[] accepts, int bins) {
    check(predicted.length > 0, "predictions must be above 0", predicted.length);
    check(
        accepts.length == predicted.length,
        "accepts must be as many as predictions, " + predicted.length,
        accepts.length);
    check(bins >= 1, "bins must be at least 1", bins);
    List<Integer> order =
        IntStream.range(0, predicted.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> predicted[i]))
            .toList();
    int used = Math.min(bins, predicted.length);
    List<Bin> found = new ArrayList<>();
    double error = 0;
    for (int i = 0; i < used; i++) {
      int from = (int) ((long) i * predicted.length / used);
      int to = (int) ((i + 1L) * predicted.length / used);
      Bin bin = bin(order.subList(from, to), predicted, accepts);
      found.add(bin);
      error += Math.abs(bin.predicted() - bin.accepted()) * bin.count() / predicted.length;
    }
    return new Reliability(found, error);
  }

  private static Bin bin(List<Integer> members, double[] predicted, double[] accepts) {
    return new Bin(
        members.stream().mapToDouble(i -> predicted[i]).average().orElseThrow(),
        members.stream().mapToDouble(i -> accepts[i]).average().orElseThrow(),
        members.size());
  }
}
