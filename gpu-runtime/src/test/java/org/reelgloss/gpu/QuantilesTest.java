package org.reelgloss.gpu;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class QuantilesTest {
  private final Quantiles quantiles = Quantiles.of(4, 1, 3, 2);

  @Test
  void valuesBetweenTwoOfTheSampleAreInterpolated() {
    assertThat(quantiles.at(0.5), is(2.5));
    assertThat(quantiles.at(0.1), closeTo(1.3, 1e-12));
  }

  @Test
  void theEndsAreTheLeastAndTheLargest() {
    assertThat(quantiles.at(0), is(1.0));
    assertThat(quantiles.at(1), is(4.0));
  }

  @Test
  void noSampleHasNoQuantile() {
    assertThat(Quantiles.of().count(), is(0));
    assertThat(Double.isNaN(Quantiles.of().at(0.5)), is(true));
  }

  @Test
  void aShareOutsideIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> quantiles.at(1.01));
  }
}
