package org.reelgloss.transforms.select.bank;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;

import java.util.List;
import org.junit.jupiter.api.Test;

class FluencyTest {
  private final Fluency usual = new Fluency(List.of(List.of("red dog"), List.of("Red dog!")));

  @Test
  void mixesPairsAndSingleWords() {
    // Each pair is certain; each word, as the end, is 2.5 of the 8 counts.
    assertThat(usual.of(List.of("red", "dog")), closeTo(Math.log(0.8 + 0.2 * 2.5 / 8), 1e-9));
  }

  @Test
  void givesAWordThatNobodySaidHalfACount() {
    double unknown = Math.log(0.2 * 0.5 / 8);
    double endAfterIt = Math.log(0.2 * 2.5 / 8);
    assertThat(usual.of(List.of("zebra")), closeTo((unknown + endAfterIt) / 2, 1e-9));
  }

  @Test
  void doesNotCountPairsThatWereSaidOnce() {
    Fluency once = new Fluency(List.of(List.of("dog", "cat")));
    double dog = Math.log(0.2 * 1.5 / 6);
    double end = Math.log(0.2 * 2.5 / 6);
    assertThat(once.of(List.of("dog")), closeTo((dog + end) / 2, 1e-9));
  }
}
