package org.reelgloss.pipeline.selector.training;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CalibrationTest {
  @Test
  void findsTheCurveThatSharesOfAcceptanceFollow() {
    double[] scores = new Random(1).doubles(500, 40, 60).toArray();
    Calibration truth = new Calibration(0.4, -19);
    double[] accepts = Arrays.stream(scores).map(truth::probability).toArray();
    double[] weights = new double[500];
    Arrays.fill(weights, 1_000);

    Calibration found = Calibration.fit(scores, accepts, weights);

    assertThat(found.slope(), closeTo(0.4, 1e-3));
    assertThat(found.intercept(), closeTo(-19, 0.05));
  }

  @Test
  void hasPlattsTargetsAsMeansWhereScoresSeparate() {
    double[] scores = {0, 0, 0, 1};

    Calibration found =
        Calibration.fit(scores, new double[] {0, 0, 0, 1}, new double[] {1, 1, 1, 1});

    // Two points and two parameters: the curve goes through both targets.
    assertThat(found.probability(0), closeTo(1.0 / 5, 1e-9));
    assertThat(found.probability(1), closeTo(2.0 / 3, 1e-9));
  }

  @Test
  void countsAWeightLikeAsManyJudgements() {
    Calibration weighed =
        Calibration.fit(new double[] {1, 2}, new double[] {0.25, 1}, new double[] {4, 2});
    Calibration single =
        Calibration.fit(
            new double[] {1, 1, 1, 1, 2, 2},
            new double[] {1, 0, 0, 0, 1, 1},
            new double[] {1, 1, 1, 1, 1, 1});

    assertThat(weighed.slope(), closeTo(single.slope(), 1e-9));
    assertThat(weighed.intercept(), closeTo(single.intercept(), 1e-9));
  }

  @Test
  void givesTheShareOfAllWhereScoresDoNotDiffer() {
    Calibration found =
        Calibration.fit(new double[] {3, 3}, new double[] {1, 0}, new double[] {1, 1});

    assertThat(found.probability(3), closeTo(0.5, 1e-9));
    assertThat(found.probability(300), closeTo(0.5, 1e-9));
  }

  @Test
  void staysInBoundsFarAway() {
    assertThat(new Calibration(5, 0).probability(1e6), is(1.0));
    assertThat(new Calibration(5, 0).probability(-1e6), is(0.0));
  }

  @Test
  void givesFiniteCurvesForScoresOfAnySize() {
    double[] scores = {-1e12, 1e-9, 5e11, 1e12};
    Calibration found =
        Calibration.fit(scores, new double[] {0, 1, 0, 1}, new double[] {1, 1, 1, 1});

    assertThat(found.probability(1e12), greaterThan(0.5));
    assertThat(found.probability(-1e12), lessThan(0.5));
  }

  @Test
  void refusesWeightsThatAreAllZero() {
    assertThrows(
        IllegalArgumentException.class,
        () -> Calibration.fit(new double[] {1}, new double[] {1}, new double[] {0}));
  }
}
