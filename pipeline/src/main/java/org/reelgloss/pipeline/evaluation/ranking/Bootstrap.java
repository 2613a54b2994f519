package org.reelgloss.pipeline.evaluation.ranking;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * Percentile bootstrap (Efron and Tibshirani, "An Introduction to the Bootstrap", 1993, chapter
 * 13): units, such as pictures with all that belongs to them, are drawn with replacement, as many
 * as there are, again and again; the interval is that of the middle 95 % of the figures of the
 * draws. Figures of two selectors are compared by the interval of their difference on the same
 * draws.
 *
 * @param seed equal seeds give equal intervals
 * @param resamples number of draws, at least 1
 */
public record Bootstrap(long seed, int resamples) {
  /** A thousand draws. */
  public static final Bootstrap USUAL = new Bootstrap(1, 1_000);

  private static final double OUTSIDE = 0.05;

  public Bootstrap {
    if (resamples < 1) {
      throw new IllegalArgumentException("resamples must be at least 1, but was: " + resamples);
    }
  }

  /**
   * Returns the 95 % interval of a figure.
   *
   * @param units number of units, at least 0
   * @param figure takes how often each unit was drawn and is called by several threads at once;
   *     draws where it is NaN are left out
   */
  public Interval interval(int units, ToDoubleFunction<int[]> figure) {
    long[] seeds = new SplittableRandom(seed).longs(units == 0 ? 0 : resamples).toArray();
    double[] figures =
        Arrays.stream(seeds)
            .parallel()
            .mapToDouble(drawSeed -> figure.applyAsDouble(draw(drawSeed, units)))
            .filter(Double::isFinite)
            .sorted()
            .toArray();
    if (figures.length == 0) {
      return Interval.NONE;
    }
    return new Interval(quantile(figures, OUTSIDE / 2), quantile(figures, 1 - OUTSIDE / 2));
  }

  private static int[] draw(long seed, int units) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] times = new int[units];
    for (int i = 0; i < units; i++) {
      times[random.nextInt(units)]++;
    }
    return times;
  }

  /** Returns a draw that has every unit once. */
  static int[] once(int units) {
    int[] times = new int[units];
    Arrays.fill(times, 1);
    return times;
  }

  /** Returns the value below which that share of sorted ones lies, between two in proportion. */
  private static double quantile(double[] sorted, double share) {
    double position = share * (sorted.length - 1);
    int below = (int) position;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }
}
