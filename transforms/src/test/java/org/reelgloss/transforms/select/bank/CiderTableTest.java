package org.reelgloss.transforms.select.bank;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CiderTableTest {
  /** Knows a, a cat, a dog, cat, dog, runs and sleeps; a, in all four, weighs nothing. */
  private final PhraseIndex index =
      PhraseIndex.of(Banks.DOGS_AND_CATS.stream().map(CaptionedPicture::captions).toList());

  @Test
  void givesACaptionItsOwnForEachNumberOfWordsThatIsKnown() {
    // Words and pairs: half of ten. "a dog" is a fifth of the squares of the pairs of three words.
    assertThat(cider("a dog", "a dog"), closeTo(5, 1e-6));
    assertThat(cider("a dog runs", "a dog runs"), closeTo(2.5 * (1 + 1.0 / 5), 1e-6));
  }

  @Test
  void takesLessForADifferenceInLength() {
    double same = Math.sqrt(1.0 / 2) + Math.sqrt(1.0 / 5);
    double less = 2.5 * same * Math.exp(-1.0 / 72);
    assertThat(cider("a dog", "a dog runs"), closeTo(less, 1e-6));
    assertThat(cider("a dog runs", "a dog"), closeTo(less, 1e-6));
  }

  @Test
  void takesAllForADifferenceWithoutMeasure() {
    assertThat(CiderTable.scale(0), is(2.5));
    assertThat(CiderTable.scale(-100_000), is(0.0));
  }

  @Test
  void givesNothingForOtherWords() {
    assertThat(cider("dog", "cat"), is(0.0));
    assertThat(cider("", "cat"), is(0.0));
    assertThat(table().against(profile("cat")), is(new double[0]));
  }

  @Test
  void comparesEachOfItsCaptions() {
    double[] all = table("a dog", "cat", "dog runs").against(profile("a dog runs"));

    assertThat(
        all,
        is(
            new double[] {
              cider("a dog", "a dog runs"), 0, cider("dog runs", "a dog runs"),
            }));
  }

  private double cider(String caption, String other) {
    return table(caption).against(profile(other))[0];
  }

  private CiderTable table(String... captions) {
    return new CiderTable(Stream.of(captions).map(this::profile).toList(), index.size());
  }

  private PhraseProfile profile(String caption) {
    return index.profile(caption.isEmpty() ? List.of() : List.of(caption.split(" ")));
  }
}
