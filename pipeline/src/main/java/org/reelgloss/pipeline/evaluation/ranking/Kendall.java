package org.reelgloss.pipeline.evaluation.ranking;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Rank correlation of two series of numbers, ties counted: how many pairs of observations both
 * series order alike, and how many contrarily. Sorted once; each count then takes O(n log m) for n
 * observations with m distinct values in the second series (Christensen, "Fast algorithms for the
 * calculation of Kendall's tau", Computational Statistics 20, 2005, with a tree of sums in place of
 * a tree of nodes).
 */
public final class Kendall {
  private final int[] order;
  private final int[] xRanks;
  private final int[] yRanks;
  private final int yLevels;

  private Kendall(double[] x, double[] y) {
    order =
        IntStream.range(0, x.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> x[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    xRanks = ranks(x);
    yRanks = ranks(y);
    yLevels = Arrays.stream(yRanks).max().orElse(-1) + 1;
  }

  /**
   * Prepares two series.
   *
   * @param x finite numbers
   * @param y as many finite numbers
   */
  public static Kendall of(double[] x, double[] y) {
    if (x.length != y.length) {
      throw new IllegalArgumentException(
          "series must have one length, but had: " + x.length + " and " + y.length);
    }
    if (!areFinite(x) || !areFinite(y)) {
      throw new IllegalArgumentException("series must be of finite numbers, but were not");
    }
    return new Kendall(x, y);
  }

  private static boolean areFinite(double[] values) {
    return Arrays.stream(values).allMatch(Double::isFinite);
  }

  /** Returns of each value how many distinct smaller ones there are; 0 and -0 are equal. */
  private static int[] ranks(double[] values) {
    double[] distinct =
        Arrays.stream(values).map(value -> value + 0.0).sorted().distinct().toArray();
    return Arrays.stream(values)
        .mapToInt(value -> Arrays.binarySearch(distinct, value + 0.0))
        .toArray();
  }

  /** Counts the pairs, each observation taken once. */
  public Pairs count() {
    return count(Bootstrap.once(order.length));
  }

  /**
   * Counts the pairs, each observation taken as often as {@code times} says, at least 0 times.
   *
   * @param times as many as there are observations
   */
  public Pairs count(int[] times) {
    PairCounter counter = new PairCounter(yLevels);
    int start = 0;
    while (start < order.length) {
      int end = start + 1;
      while (end < order.length && xRanks[order[end]] == xRanks[order[start]]) {
        end++;
      }
      for (int i = start; i < end; i++) {
        counter.compare(yRanks[order[i]], times[order[i]]);
      }
      for (int i = start; i < end; i++) {
        counter.take(yRanks[order[i]], times[order[i]]);
      }
      counter.endGroup();
      start = end;
    }
    return counter.pairs();
  }

  /**
   * What became of the pairs of observations.
   *
   * @param n number of observations
   * @param concordant pairs that both series order alike
   * @param discordant pairs that they order contrarily
   * @param tiedX pairs of equal x
   * @param tiedY pairs of equal y
   * @param distinctX number of distinct x
   * @param distinctY number of distinct y
   */
  public record Pairs(
      long n,
      long concordant,
      long discordant,
      long tiedX,
      long tiedY,
      int distinctX,
      int distinctY) {
    /**
     * Returns Kendall's tau-b, in [-1, 1]: (P - Q) / sqrt((N - X)(N - Y)), with P concordant and Q
     * discordant of N pairs, X of them of equal x and Y of equal y (Kendall, "The treatment of ties
     * in ranking problems", Biometrika 33, 1945). NaN where a series has one value only.
     */
    public double tauB() {
      double all = n * (n - 1.0) / 2;
      double scale = Math.sqrt(all - tiedX) * Math.sqrt(all - tiedY);
      return scale > 0 ? (concordant - discordant) / scale : Double.NaN;
    }

    /**
     * Returns Stuart's tau-c: 2 m (P - Q) / (n² (m - 1)), with m the smaller number of distinct
     * values (Stuart, "The estimation and comparison of strengths of association in contingency
     * tables", Biometrika 40, 1953). NaN where a series has one value only.
     */
    public double tauC() {
      double m = Math.min(distinctX, distinctY);
      return m > 1 ? 2 * m * (concordant - discordant) / ((double) n * n * (m - 1)) : Double.NaN;
    }
  }
}
