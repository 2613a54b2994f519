package org.reelgloss.pipeline.evaluation.captions;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CaptionScorerTest {
  private static final List<List<String>> REFERENCES =
      List.of(
          List.of("A red car is parked here.", "a car in red"),
          List.of("The old dog sleeps on the sofa."));

  private static final List<String> CANDIDATES =
      List.of("a red car is here", "the dog sleeps on a new sofa");

  @Test
  void allCaptionsTogetherAreWorthWhatTheEvaluationSays() throws Exception {
    CaptionScorer scorer = CaptionScorer.of(REFERENCES);
    CaptionScores first = scorer.score(0, CANDIDATES.get(0));
    CaptionScores second = scorer.score(1, CANDIDATES.get(1));
    Bleu bleu = new Bleu();
    bleu.add(first.bleu(), 1);
    bleu.add(second.bleu(), 1);

    Map<String, Double> expected =
        CaptionEvaluation.plain()
            .of(new CaptionSet(List.of("1", "2"), REFERENCES, CANDIDATES))
            .scores();
    assertThat(bleu.scores()[0], is(expected.get("bleu1")));
    assertThat(bleu.scores()[3], is(expected.get("bleu4")));
    assertThat((first.rougeL() + second.rougeL()) / 2, is(expected.get("rougeL")));
    assertThat((first.cider() + second.cider()) / 2, is(expected.get("cider")));
  }

  @Test
  void aCaptionMayCountSeveralTimes() {
    CaptionScorer scorer = CaptionScorer.of(List.of(List.of("a b"), List.of("c d e")));
    Bleu bleu = new Bleu();
    bleu.add(scorer.score(0, "a x").bleu(), 3);
    bleu.add(scorer.score(1, "c d e").bleu(), 1);
    bleu.add(scorer.score(1, "y").bleu(), 0);

    // Right: 3 * 1 + 3 of 3 * 2 + 3 tokens, 3 * 0 + 2 of 3 * 1 + 2 pairs.
    assertThat(bleu.scores()[0], closeTo(6 / 9.0, 1e-9));
    assertThat(bleu.scores()[1], closeTo(Math.sqrt(6 / 9.0 * 2 / 5), 1e-9));
  }

  @Test
  void anEmptyCaptionScoresNothingAndIsTooShort() {
    CaptionScorer scorer = CaptionScorer.of(REFERENCES);

    CaptionScores none = scorer.score(0, "");

    assertThat(none.cider(), is(0.0));
    assertThat(none.rougeL(), is(0.0));
    assertThat(none.bleu().length(), is(0));
    assertThat(none.bleu().referenceLength(), is(4));
    Bleu bleu = new Bleu();
    bleu.add(none.bleu(), 1);
    assertThat(bleu.scores()[3], is(0.0));
  }

  @Test
  void refusesImagesWithoutReferences() {
    assertThat(
        assertThrows(IllegalArgumentException.class, () -> CaptionScorer.of(List.of(List.of())))
            .getMessage(),
        is("references of each image must be at least 1, but there is none of image 0"));
  }
}
