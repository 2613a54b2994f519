package org.reelgloss.transforms.select.bank;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.List;
import org.junit.jupiter.api.Test;

class PhraseIndexTest {
  private static final float HALF = (float) Math.sqrt(0.5);

  /** Knows a, a cat, a dog, cat, dog, runs and sleeps, in this order. */
  private final PhraseIndex index =
      PhraseIndex.of(Banks.DOGS_AND_CATS.stream().map(CaptionedPicture::captions).toList());

  @Test
  void knowsPhrasesThatOccurAboutTwoPictures() {
    assertThat(index.size(), is(7));
  }

  @Test
  void countsAPhraseOncePerPicture() {
    PhraseIndex twice = PhraseIndex.of(List.of(List.of("a dog", "a dog"), List.of("a cat")));
    assertThat(twice.size(), is(1));
  }

  @Test
  void weighsPhrasesByHowTellingTheyAre() {
    PhraseProfile profile = index.profile(List.of("a", "dog", "runs"));

    assertThat(profile.ids(), is(new int[] {0, 2, 4, 5}));
    assertThat(profile.lengths(), is(new byte[] {1, 2, 1, 1}));
    // "dog runs", which nobody knows, weighs ln 4, twice as much as "a dog".
    assertThat(profile.weights(), is(new float[] {0, (float) Math.sqrt(0.2), HALF, HALF}));
  }

  @Test
  void countsWhatItDoesNotKnowInTheLengthAlone() {
    PhraseProfile profile = index.profile(List.of("dog", "zebra"));

    assertThat(profile.ids(), is(new int[] {4}));
    assertThat(profile.weights(), is(new float[] {(float) Math.sqrt(0.2)}));
  }

  @Test
  void givesWordsThatAllPicturesHaveNoWeight() {
    assertThat(index.profile(List.of("a")).weights(), is(new float[] {0}));
  }
}
