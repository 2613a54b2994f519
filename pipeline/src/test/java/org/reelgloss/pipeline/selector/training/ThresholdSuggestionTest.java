package org.reelgloss.pipeline.selector.training;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ThresholdSuggestionTest {
  private static final double[] SCORES = {0.9, 0.1, 0.7, 0.5, 0.3};
  private static final double[] ACCEPTS = {1, 0, 0, 1, 1};

  @Test
  void takesTheSmallestScoreThatStillReachesThePrecision() {
    assertThat(
        ThresholdSuggestion.of(SCORES, ACCEPTS, 0.75),
        is(Optional.of(new ThresholdSuggestion(0.3, 0.75, 0.8))));
  }

  @Test
  void keepsAllWhereAllIsGoodEnough() {
    assertThat(
        ThresholdSuggestion.of(SCORES, ACCEPTS, 0.6),
        is(Optional.of(new ThresholdSuggestion(0.1, 0.6, 1))));
  }

  @Test
  void isEmptyWhereNoScoreIsHighEnough() {
    assertThat(
        ThresholdSuggestion.of(SCORES, new double[] {0.5, 0, 0, 0, 0}, 0.75), is(Optional.empty()));
  }

  @Test
  void keepsOrDropsEqualScoresTogether() {
    assertThat(
        ThresholdSuggestion.of(new double[] {1, 1, 0}, new double[] {1, 0, 0}, 0.9),
        is(Optional.empty()));
  }
}
