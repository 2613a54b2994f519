package org.reelgloss.pipeline.evaluation.ranking;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KendallTest {
  @Test
  void pairsAreThoseByHand() {
    Kendall.Pairs pairs =
        Kendall.of(new double[] {1, 2, 2, 3, 4}, new double[] {1, 1, 2, 4, 3}).count();

    assertThat(pairs, is(new Kendall.Pairs(5, 7, 1, 1, 1, 4, 4)));
    assertThat(pairs.tauB(), closeTo(6 / 9.0, 1e-15));
    assertThat(pairs.tauC(), closeTo(2 * 4 * 6 / (25 * 3.0), 1e-15));
  }

  /** The figures are those of scipy.stats.kendalltau 1.17.1, variants b and c. */
  @Test
  void figuresAreThoseOfAnotherImplementation() {
    double[] x = {0.3, 0.1, 0.3, 0.9, 0.5, 0.5, 0.2, 0.8, 0.1, 0.6};
    double[] y = {2, 1, 3, 4, 2, 2, 1, 3, 2, 1};

    Kendall.Pairs pairs = Kendall.of(x, y).count();

    assertThat(pairs.tauB(), closeTo(0.44339445131370586, 1e-12));
    assertThat(pairs.tauC(), closeTo(0.4533333333333333, 1e-12));
  }

  @Test
  void countsAreThoseOfAllPairs() {
    Random random = new Random(3);
    for (int round = 0; round < 200; round++) {
      int n = random.nextInt(40);
      double[] x = random.ints(n, -3, 1 + random.nextInt(9)).asDoubleStream().toArray();
      double[] y = random.ints(n, -2, 1 + random.nextInt(4)).asDoubleStream().toArray();
      int[] times = random.ints(n, 0, 4).toArray();

      assertThat(Kendall.of(x, y).count(), is(naive(x, y)));
      assertThat(Kendall.of(x, y).count(times), is(naive(repeat(x, times), repeat(y, times))));
    }
  }

  private static double[] repeat(double[] values, int[] times) {
    double[] repeated = new double[Arrays.stream(times).sum()];
    int next = 0;
    for (int i = 0; i < values.length; i++) {
      Arrays.fill(repeated, next, next + times[i], values[i]);
      next += times[i];
    }
    return repeated;
  }

  private static Kendall.Pairs naive(double[] x, double[] y) {
    long concordant = 0;
    long discordant = 0;
    long tiedX = 0;
    long tiedY = 0;
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < i; j++) {
        double sign = Math.signum(x[i] - x[j]) * Math.signum(y[i] - y[j]);
        concordant += sign > 0 ? 1 : 0;
        discordant += sign < 0 ? 1 : 0;
        tiedX += x[i] == x[j] ? 1 : 0;
        tiedY += y[i] == y[j] ? 1 : 0;
      }
    }
    return new Kendall.Pairs(
        x.length,
        concordant,
        discordant,
        tiedX,
        tiedY,
        (int) Arrays.stream(x).distinct().count(),
        (int) Arrays.stream(y).distinct().count());
  }

  @Test
  void oneValueCorrelatesWithNothing() {
    Kendall.Pairs pairs = Kendall.of(new double[] {1, 1}, new double[] {1, 2}).count();

    assertThat(pairs.tauB(), is(Double.NaN));
    assertThat(pairs.tauC(), is(Double.NaN));
    assertThat(Kendall.of(new double[0], new double[0]).count().tauB(), is(Double.NaN));
  }

  @Test
  void zerosOfBothSignsAreEqual() {
    assertThat(
        Kendall.of(new double[] {0.0, -0.0}, new double[] {1, 2}).count(),
        is(new Kendall.Pairs(2, 0, 0, 1, 0, 1, 2)));
  }

  @Test
  void seriesMustBeFiniteAndOfOneLength() {
    assertThrows(IllegalArgumentException.class, () -> Kendall.of(new double[1], new double[2]));
    assertThrows(
        IllegalArgumentException.class,
        () -> Kendall.of(new double[] {Double.NaN}, new double[] {1}));
  }
}
