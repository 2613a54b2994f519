package org.reelgloss.transforms.select.bank;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.api.Test;

class CaptionTextTest {
  @Test
  void countsEachSharedWordOnce() {
    assertThat(
        caption("A dog runs, a dog!").sharedWords(caption("a cat runs fast")),
        closeTo(4.0 / 7, 1e-9));
  }

  @Test
  void sharesAllWordsWithItselfAndNoneWithAnEmptyCaption() {
    assertThat(caption("a dog").sharedWords(caption("dog a")), is(1.0));
    assertThat(caption("a dog").sharedWords(caption("")), is(0.0));
    assertThat(caption("").sharedWords(caption("")), is(0.0));
  }

  private static CaptionText caption(String text) {
    return CaptionText.of(text, new float[] {1}, new float[] {1});
  }
}
