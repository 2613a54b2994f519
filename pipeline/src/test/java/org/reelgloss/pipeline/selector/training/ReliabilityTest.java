package org.reelgloss.pipeline.selector.training;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReliabilityTest {
  @Test
  void comparesPredictionAndAcceptanceInBinsOfEqualCount() {
    Reliability found =
        Reliability.of(new double[] {0.75, 0.25, 1, 0.5, 0.25}, new double[] {1, 0, 1, 0.5, 1}, 2);

    assertThat(
        found.bins(),
        is(List.of(new Reliability.Bin(0.25, 0.5, 2), new Reliability.Bin(0.75, 2.5 / 3, 3))));
    assertThat(found.expectedError(), closeTo(0.25 * 2 / 5 + (2.5 / 3 - 0.75) * 3 / 5, 1e-12));
  }

  @Test
  void hasNoEmptyBins() {
    assertThat(
        Reliability.of(new double[] {0.5}, new double[] {0.5}, 10),
        is(new Reliability(List.of(new Reliability.Bin(0.5, 0.5, 1)), 0)));
  }
}
