package org.reelgloss.pipeline.selector.training;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class LinearScorerTest {
  private static final LinearScorer SCORER =
      new LinearScorer(new double[] {1, 10}, new double[] {2, 5}, new double[] {3, -1}, 0.5);

  @Test
  void weighsStandardisedFeatures() {
    assertThat(SCORER.score(new double[] {5, 20}), is(0.5 + 3 * 2 - 2));
  }

  @Test
  void takesWhatIsNotKnownAsItsMean() {
    assertThat(SCORER.score(new double[] {5, Double.NaN}), is(SCORER.score(new double[] {5, 10})));
  }

  @Test
  void refusesAScaleOfZero() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new LinearScorer(new double[1], new double[1], new double[1], 0));
  }
}
