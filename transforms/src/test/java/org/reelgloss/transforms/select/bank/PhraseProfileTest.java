package org.reelgloss.transforms.select.bank;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.List;
import org.junit.jupiter.api.Test;

class PhraseProfileTest {
  /** Knows a, a cat, a dog, cat, dog, runs and sleeps; a, in all four, weighs nothing. */
  private final PhraseIndex index =
      PhraseIndex.of(Banks.DOGS_AND_CATS.stream().map(CaptionedPicture::captions).toList());

  @Test
  void isLikeOneOfAsManyWordsAndTheSameKnownPhrases() {
    assertThat(profile("a", "dog").isLike(profile("a", "dog")), is(true));
    assertThat(profile("zebras").isLike(profile("lions")), is(true)); // For all that is known.
    assertThat(profile("a", "dog").isLike(profile("a", "cat")), is(false));
    assertThat(profile("zebras").isLike(profile("two", "zebras")), is(false));
  }

  private PhraseProfile profile(String... words) {
    return index.profile(List.of(words));
  }
}
