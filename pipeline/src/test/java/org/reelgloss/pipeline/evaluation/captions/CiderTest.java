package org.reelgloss.pipeline.evaluation.captions;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CiderTest {
  @Test
  void aCopyOfTheOnlyReferenceScoresTen() {
    Cider cider = Cider.of(List.of(of("a red car parks here"), of("the old dog sleeps")));

    assertThat(cider.score(0, tokens("a red car parks here")), closeTo(10, 1e-12));
    assertThat(cider.score(1, tokens("a red car parks here")), is(0.0));
  }

  @Test
  void aRunThatAllImagesHaveCountsNothing() {
    Cider cider = Cider.of(List.of(of("a dog"), of("a cat")));

    // Of "a" and "dog" only the latter is rare; "a dog" is, too; there are no longer runs.
    assertThat(cider.score(0, tokens("a dog")), closeTo(10 * 2 / 4.0, 1e-12));
    assertThat(cider.score(0, tokens("a")), is(0.0));
  }

  @Test
  void wordsSaidMoreOftenThanInTheReferenceAreClippedAndLengthCosts() {
    Cider cider = Cider.of(List.of(of("red"), of("blue")));

    // Weights 3w against w: clipped product w * w over norms 3w * w; two bigrams too many.
    assertThat(
        cider.score(0, tokens("red red red")), closeTo(10 / 4.0 / 3 * Math.exp(-4 / 72.0), 1e-12));
  }

  @Test
  void referencesAreAveraged() {
    Cider cider = Cider.of(List.of(of("red", "green"), of("blue")));

    assertThat(cider.score(0, tokens("red")), closeTo(10 / 4.0 / 2, 1e-12));
  }

  @Test
  void aSingleImageScoresZero() {
    assertThat(Cider.of(List.of(of("a dog"))).score(0, tokens("a dog")), is(0.0));
  }

  @Test
  void aCaptionWithoutTokensScoresZero() {
    assertThat(Cider.of(List.of(of("a dog"), of("a cat"))).score(0, List.of()), is(0.0));
  }

  @Test
  void refusesNoImagesAndImagesWithoutReferences() {
    assertThrows(IllegalArgumentException.class, () -> Cider.of(List.of()));
    assertThat(
        assertThrows(
                IllegalArgumentException.class, () -> Cider.of(List.of(of("a dog"), List.of())))
            .getMessage(),
        is("references of each image must be at least 1, but there is none of image 1"));
  }

  private static List<List<String>> of(String... references) {
    return Stream.of(references).map(CiderTest::tokens).toList();
  }

  private static List<String> tokens(String text) {
    return List.of(text.split(" "));
  }
}
