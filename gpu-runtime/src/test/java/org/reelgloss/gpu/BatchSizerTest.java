package org.reelgloss.gpu;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Test;

class BatchSizerTest {
  private static final int PLENTY = 1_000;

  private final BatchSizer sizer = new BatchSizer(16);

  @Test
  void beginsWithOneInput() {
    assertThat(sizer.target(PLENTY), is(1));
  }

  @Test
  void settlesOnTheLargestWhereEachInputGetsCheaper() {
    learn(inputs -> 1_000_000 + 1_000L * inputs);

    assertThat(sizer.target(PLENTY), is(16));
  }

  @Test
  void settlesOnOneWhereBatchesLose() {
    learn(inputs -> 1_000_000L * inputs * inputs);

    assertThat(sizer.target(PLENTY), is(1));
  }

  @Test
  void takesTheSmallestOfThoseThatAreNearlyAsGood() {
    learn(inputs -> inputs < 4 ? 2_000_000L * inputs : 1_000_000L * inputs - 1_000);

    assertThat(sizer.target(PLENTY), is(4));
  }

  @Test
  void triesNoSizeForWhichTooFewWait() {
    sizer.ran(1, 1_000);
    sizer.ran(1, 1_000);

    assertThat(sizer.target(1), is(1));
    assertThat(sizer.target(2), is(2));
  }

  @Test
  void doesNotCountTheFirstBatchOfASize() {
    sizer.ran(1, 1_000);
    sizer.ran(1, 1_000);
    sizer.ran(2, 9_000_000); // Prepares.
    sizer.ran(2, 1_000);

    assertThat(sizer.target(2), is(2));
  }

  @Test
  void learnsThatWhatWasGoodIsNoLonger() {
    learn(inputs -> 1_000_000 + 1_000L * inputs);
    for (int i = 0; i < 50; i++) {
      sizer.ran(16, 16 * 2_000_000L);
    }

    assertThat(sizer.target(PLENTY), is(8));
  }

  @Test
  void triesASizeAgainThatHasNotRunForLong() {
    learn(inputs -> 1_000_000 + 1_000L * inputs);
    for (int i = 0; i < 250; i++) {
      sizer.ran(16, 16_000);
    }

    assertThat(sizer.target(PLENTY), is(1));
  }

  @Test
  void staysBelowWhatTheMemoryDidNotHold() {
    learn(inputs -> 1_000_000 + 1_000L * inputs);

    sizer.wasTooLarge(16);

    assertThat(sizer.target(PLENTY), is(8));
  }

  @Test
  void triesALargerOneAgainAfterSomeTime() {
    learn(inputs -> 1_000_000 + 1_000L * inputs);
    sizer.wasTooLarge(16);

    for (int i = 0; i < 201; i++) {
      sizer.ran(8, 8_000);
    }

    learn(inputs -> 1_000_000 + 1_000L * inputs);
    assertThat(sizer.target(PLENTY), is(16));
  }

  private void learn(IntToLongFunction nanos) {
    for (int batch = 0; batch < 10; batch++) {
      int size = sizer.target(PLENTY);
      sizer.ran(size, nanos.applyAsLong(size));
    }
  }
}
