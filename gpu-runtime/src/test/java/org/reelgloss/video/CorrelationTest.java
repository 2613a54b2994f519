package org.reelgloss.video;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.api.Test;

class CorrelationTest {
  @Test
  void isOneForEqualShapesAndMinusOneForOppositeOnes() {
    assertThat(Correlation.of(new int[] {1, 2, 3}, new int[] {10, 20, 30}), is(closeTo(1, 1e-12)));
    assertThat(Correlation.of(new int[] {1, 2, 3}, new int[] {3, 2, 1}), is(closeTo(-1, 1e-12)));
  }

  @Test
  void isPearsons() {
    // Deviations -1, 0, 1 and -2, 4, -2 of which the products sum to 0; then 1, 3, 2 against 1, 2,
    // 3: 1 / 2.
    assertThat(Correlation.of(new int[] {1, 2, 3}, new int[] {2, 8, 2}), is(closeTo(0, 1e-12)));
    assertThat(Correlation.of(new int[] {1, 3, 2}, new int[] {1, 2, 3}), is(closeTo(0.5, 1e-12)));
  }

  @Test
  void isOneWhereOneIsFlat() {
    assertThat(Correlation.of(new int[] {0, 0, 0}, new int[] {1, 2, 3}), is(1.0));
    assertThat(Correlation.of(new int[] {7, 7, 7}, new int[] {1, 2, 3}), is(1.0));
  }
}
