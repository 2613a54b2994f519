package org.reelgloss.gpu;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ThresholdCalibrationTest {
  private static final Quantiles INSIDE = even(101, 0, 1);

  @Test
  void mergeLiesInTheMiddleBetweenBordersAndCutsThatAreApart() {
    ThresholdCalibration calibration =
        ThresholdCalibration.of(INSIDE, even(20, 0.1, 0.3), even(20, 0.5, 1.2));
    assertThat(calibration.thresholds().merge(), closeTo(0.4, 1e-9));
    assertThat(calibration.equalErrorRate(), is(0.0));
  }

  @Test
  void mergeErrsAsOftenOnBordersAsOnCuts() {
    Quantiles borders = even(101, 0, 0.6);
    Quantiles cuts = even(101, 0.5, 1.1);

    ThresholdCalibration calibration = ThresholdCalibration.of(INSIDE, borders, cuts);

    assertThat(calibration.thresholds().merge(), closeTo(0.55, 1e-9));
    assertThat(calibration.equalErrorRate(), closeTo(1 / 12.0, 1e-9));
  }

  @Test
  void oneStrayBorderHardlyMovesMerge() {
    Quantiles borders =
        Quantiles.of(DoubleStream.concat(values(100, 0.1, 0.3), DoubleStream.of(1.0)).toArray());
    ThresholdCalibration calibration =
        ThresholdCalibration.of(INSIDE, borders, even(100, 0.5, 1.2));
    assertThat(calibration.thresholds().merge(), closeTo(0.5, 0.01));
  }

  @Test
  void transitionAndStillAreQuantilesOfWhatSegmentsChangeBy() {
    ThresholdCalibration calibration =
        ThresholdCalibration.of(even(101, 0, 0.8), even(20, 0.1, 0.3), even(20, 0.5, 1.2));
    assertThat(calibration.thresholds().transition(), closeTo(0.796, 1e-9));
    assertThat(calibration.thresholds().still(), closeTo(0.04, 1e-9));
    assertThat(calibration.thresholds().redundant(), closeTo(0.2, 1e-9));
  }

  @Test
  void transitionIsNoMoreThanMostCutsEvenIfSegmentsHoldUnseenTransitions() {
    ThresholdCalibration calibration =
        ThresholdCalibration.of(even(101, 0, 2), even(20, 0.1, 0.3), even(11, 0.5, 1.5));
    assertThat(calibration.thresholds().transition(), closeTo(1.4, 1e-9));
  }

  @Test
  void transitionIsAtLeastMerge() {
    ThresholdCalibration calibration =
        ThresholdCalibration.of(even(101, 0, 0.2), even(20, 0.1, 0.3), even(20, 0.5, 1.2));
    assertThat(calibration.thresholds().transition(), closeTo(0.4, 1e-9));
  }

  @Test
  void whereAllMovesStillIsAQuarterOfMerge() {
    ThresholdCalibration calibration =
        ThresholdCalibration.of(even(101, 0.3, 0.8), even(20, 0.1, 0.3), even(20, 0.5, 1.2));
    assertThat(calibration.thresholds().still(), closeTo(0.1, 1e-9));
  }

  @Test
  void tooFewCutsOrBordersAreRefusedWithTheirNumbers() {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> ThresholdCalibration.of(INSIDE, even(20, 0.1, 0.3), even(7, 0.5, 1.2)));
    assertThat(
        refused.getMessage(),
        is(
            "videos must have at least 8 cuts and 8 borders of divided shots (every shot above 7 s"
                + " has one or more), but have: 7 and 20"));
  }

  @Test
  void anEmbedderThatTellsNothingIsRefused() {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> ThresholdCalibration.of(INSIDE, even(9, 0.5, 1), even(9, 0, 0.5)));
    assertThat(
        refused.getMessage(),
        is(
            "distances must be larger over cuts than within shots, but the medians are: 0.25 and"
                + " 0.75"));
  }

  private static Quantiles even(int count, double least, double largest) {
    return Quantiles.of(values(count, least, largest).toArray());
  }

  private static DoubleStream values(int count, double least, double largest) {
    return IntStream.range(0, count).mapToDouble(i -> least + i * (largest - least) / (count - 1));
  }
}
