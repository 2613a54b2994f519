package org.reelgloss.transforms.select.bank;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CaptionPostingsTest {
  private static final List<List<String>> CAPTIONS =
      List.of(
          List.of("a dog runs", "the dog sleeps now"),
          List.of("a cat sleeps"),
          List.of(),
          List.of("a dog", "a cat", "a zebra runs", "a dog" + " runs".repeat(60)));

  private final PhraseIndex index = PhraseIndex.of(CAPTIONS);
  private final List<PhraseProfile[]> pictures =
      CAPTIONS.stream()
          .map(captions -> captions.stream().map(this::profile).toArray(PhraseProfile[]::new))
          .toList();
  private final CaptionPostings postings = new CaptionPostings(pictures, index.size());

  @Test
  void sumTheMeanCiderAgainstThoseOfEachPictureByItsWeight() {
    double[] weights = {0.5, -2, 7, 1};

    List<PhraseProfile> candidates =
        Stream.of("a dog", "the cat sleeps now", "a dog runs").map(this::profile).toList();
    double[] ciders = postings.ciders(candidates, weights);

    for (int i = 0; i < ciders.length; i++) {
      double expected = 0;
      for (int picture = 0; picture < weights.length; picture++) {
        expected += weights[picture] * meanCider(candidates.get(i), pictures.get(picture));
      }
      assertThat(ciders[i], closeTo(expected, 1e-6));
    }
  }

  @Test
  void giveNothingForWordsThatAreNotKnown() {
    assertThat(
        postings.ciders(List.of(profile("zebra"), profile("")), new double[] {1, 1, 1, 1}),
        is(new double[] {0, 0}));
  }

  private double meanCider(PhraseProfile caption, PhraseProfile[] others) {
    CiderTable table = new CiderTable(List.of(caption), index.size());
    return Stream.of(others).mapToDouble(other -> table.against(other)[0]).average().orElse(0);
  }

  private PhraseProfile profile(String caption) {
    return index.profile(Words.of(caption));
  }
}
