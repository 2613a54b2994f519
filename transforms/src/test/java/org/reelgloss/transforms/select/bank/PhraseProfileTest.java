package org.reelgloss.transforms.select.bank;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;

import java.util.List;
import org.junit.jupiter.api.Test;

class PhraseProfileTest {
  /** Knows a, a cat, a dog, cat, dog, runs and sleeps; a, in all four, weighs nothing. */
  private final PhraseIndex index =
      PhraseIndex.of(Banks.DOGS_AND_CATS.stream().map(CaptionedPicture::captions).toList());

  @Test
  void hasTheCiderOfItselfForEachNumberOfWordsThatIsKnown() {
    // Words and pairs: half of ten. "a dog" is a fifth of the squares of the pairs of three words.
    assertThat(profile("a", "dog").cider(profile("a", "dog")), closeTo(5, 1e-6));
    assertThat(
        profile("a", "dog", "runs").cider(profile("a", "dog", "runs")),
        closeTo(2.5 * (1 + 1.0 / 5), 1e-6));
  }

  @Test
  void losesByADifferenceInLength() {
    double same = Math.sqrt(1.0 / 2) + Math.sqrt(1.0 / 5);
    assertThat(
        profile("a", "dog").cider(profile("a", "dog", "runs")),
        closeTo(2.5 * same * Math.exp(-1.0 / 72), 1e-6));
    assertThat(
        profile("a", "dog", "runs").cider(profile("a", "dog")),
        closeTo(2.5 * same * Math.exp(-1.0 / 72), 1e-6));
  }

  @Test
  void hasNothingInCommonWithOtherWords() {
    assertThat(profile("dog").cider(profile("cat")), is(0.0));
    assertThat(profile().cider(profile("cat")), is(0.0));
  }

  private PhraseProfile profile(String... words) {
    return index.profile(List.of(words));
  }
}
