package org.reelgloss.pipeline.evaluation.ranking;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BootstrapTest {
  @Test
  void theIntervalOfAShareIsThatOfTheBinomialDistribution() {
    // Of 400 units one half is right: the share has a standard deviation of 0.025.
    Interval interval = new Bootstrap(5, 4_000).interval(400, times -> evenShare(times));

    assertThat(interval.low(), closeTo(0.5 - 1.96 * 0.025, 0.004));
    assertThat(interval.high(), closeTo(0.5 + 1.96 * 0.025, 0.004));
  }

  private static double evenShare(int[] times) {
    return (double)
            IntStream.range(0, times.length).filter(i -> i % 2 == 0).map(i -> times[i]).sum()
        / times.length;
  }

  @Test
  void asManyUnitsAreDrawnAsThereAre() {
    Interval interval = new Bootstrap(1, 100).interval(30, times -> Arrays.stream(times).sum());

    assertThat(interval, is(new Interval(30, 30)));
  }

  @Test
  void equalSeedsGiveEqualIntervals() {
    Interval once = new Bootstrap(5, 500).interval(400, BootstrapTest::evenShare);

    assertThat(new Bootstrap(5, 500).interval(400, BootstrapTest::evenShare), is(once));
    assertThat(new Bootstrap(6, 500).interval(400, BootstrapTest::evenShare), is(not(once)));
  }

  @Test
  void aDifferenceOnTheSameDrawsIsSurerThanItsParts() {
    Interval part = Bootstrap.USUAL.interval(400, BootstrapTest::evenShare);
    Interval difference =
        Bootstrap.USUAL.interval(
            400, times -> evenShare(times) + times[0] / 400.0 - evenShare(times));

    assertThat(difference.low(), is(greaterThan(-1e-9)));
    assertThat(difference.high() - difference.low(), is(lessThan(part.high() - part.low())));
  }

  @Test
  void drawsWithoutAFigureAreLeftOut() {
    assertThat(
        Bootstrap.USUAL.interval(3, times -> times[0] == 0 ? Double.NaN : 7),
        is(new Interval(7, 7)));
    assertThat(Bootstrap.USUAL.interval(3, times -> Double.NaN), is(Interval.NONE));
    assertThat(Bootstrap.USUAL.interval(0, times -> 1), is(Interval.NONE));
  }

  @Test
  void noDrawsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Bootstrap(1, 0));
  }
}
