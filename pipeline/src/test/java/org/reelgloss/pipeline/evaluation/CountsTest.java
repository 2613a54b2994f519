package org.reelgloss.pipeline.evaluation;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import org.junit.jupiter.api.Test;

class CountsTest {
  @Test
  void sharesAreOfWhatWasSaidAndOfWhatThereIs() {
    Counts counts = new Counts(3, 4, 3, 6);
    assertThat(counts.precision(), is(0.5));
    assertThat(counts.recall(), is(0.75));
    assertThat(counts.f1(), closeTo(0.6, 1e-12));
  }

  @Test
  void nothingSaidHasNoPrecisionAndFindsNothing() {
    Counts counts = new Counts(0, 4, 0, 0);
    assertThat(counts.precision(), is(nullValue()));
    assertThat(counts.recall(), is(0.0));
    assertThat(counts.f1(), is(0.0));
  }

  @Test
  void nothingToFindAndNothingSaidHasNoShareAtAll() {
    assertThat(Counts.NONE.recall(), is(nullValue()));
    assertThat(Counts.NONE.f1(), is(nullValue()));
  }
}
