package org.reelgloss.transforms.select;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.reelgloss.transforms.ClipMatchers.captioned;
import static org.reelgloss.transforms.ClipMatchers.failure;
import static org.reelgloss.transforms.ClipMatchers.having;
import static org.reelgloss.transforms.select.Clips.clip;
import static org.reelgloss.transforms.select.Clips.cut;
import static org.reelgloss.transforms.select.Clips.said;
import static org.reelgloss.transforms.select.Clips.silent;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.beam.sdk.extensions.avro.coders.AvroCoder;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;
import org.reelgloss.schemas.CaptionCandidate;
import org.reelgloss.schemas.CaptionedClip;
import org.reelgloss.schemas.FailedElement;
import org.reelgloss.schemas.Outcome;
import org.reelgloss.transforms.ClipMatchers.Expected;

class SelectCaptionTest {
  private final TestPipeline pipeline = TestPipeline.create().enableAbandonedNodeEnforcement(false);

  @Test
  void choosesTheHighestScoreAndStoresAll() {
    CaptionedClip clip =
        Clips.captioned(clip(), said("a", "A dog."), said("b", "A cat."), said("c", "A cow."));

    expectSelected(
        select(clip, Map.of("a", 0.25, "b", 0.75, "c", 0.5)),
        () ->
            allOf(
                captioned("b", "A cat."),
                having("score", CaptionedClip::getMatchingScore, is(Optional.of(0.75))),
                having("margin", CaptionedClip::getMargin, is(Optional.of(0.25))),
                having("selector", CaptionedClip::getSelector, is("fake-selector/1")),
                scores(0.25, 0.75, 0.5)));
  }

  @Test
  void choosesTheFirstOfEqualScores() {
    CaptionedClip clip = Clips.captioned(clip(), said("a", "A dog."), said("b", "A cat."));

    expectSelected(
        select(clip, Map.of("a", 0.5, "b", 0.5)),
        () ->
            allOf(
                captioned("a", "A dog."),
                having("margin", CaptionedClip::getMargin, is(Optional.of(0.0)))));
  }

  @Test
  void scoresACutCaptionButDoesNotChooseIt() {
    CaptionedClip clip = Clips.captioned(clip(), cut("a", "A dog and a."), said("b", "A cat."));

    expectSelected(
        select(clip, Map.of("a", 0.9, "b", 0.1)),
        () ->
            allOf(
                captioned("b", "A cat."),
                having("margin", CaptionedClip::getMargin, is(Optional.empty())),
                scores(0.9, 0.1)));
  }

  @Test
  void neverChoosesAScoreThatIsNotANumber() {
    CaptionedClip clip = Clips.captioned(clip(), said("a", "A dog."), said("b", "A cat."));

    expectSelected(
        select(clip, Map.of("a", Double.NaN, "b", -0.5)),
        () -> allOf(captioned("b", "A cat."), scores(Double.NaN, -0.5)));
  }

  @Test
  void failsAClipForWhichNoTeacherFinishedACaption() {
    CaptionedClip clip =
        Clips.captioned(
            clip(), cut("a", "A dog and a."), silent("b", Outcome.NO_INPUT, "no subtitles"));

    expectFailure(
        select(clip, Map.of("a", 0.9, "b", 0.1)),
        "NO_CAPTION",
        "No teacher gave a caption: a TRUNCATED, b NO_INPUT (no subtitles)");
  }

  @Test
  void failsAClipThatTheSelectorCannotJudge() {
    expectFailure(
        select(Clips.captioned(clip(), said("stranger", "A dog.")), Map.of()),
        "MODEL_ERROR",
        "fake-selector/1: unknown teacher");
  }

  @Test
  void failsAClipWithoutAnyFiniteScore() {
    expectFailure(
        select(Clips.captioned(clip(), said("a", "A dog.")), Map.of("a", Double.NaN)),
        "MODEL_ERROR",
        "fake-selector/1 gave no caption a finite score");
  }

  private PCollectionTuple select(CaptionedClip clip, Map<String, Double> scores) {
    HashMap<String, Double> serializable = new HashMap<>(scores);
    return pipeline
        .apply(Create.of(clip).withCoder(AvroCoder.specific(CaptionedClip.class)))
        .apply(SelectCaption.with(() -> new FakeSelector(serializable)));
  }

  private void expectSelected(PCollectionTuple chosen, Expected<CaptionedClip> expected) {
    PAssert.that(chosen.get(SelectCaption.FAILURES)).empty();
    PAssert.that(chosen.get(SelectCaption.SELECTED))
        .satisfies(
            selected -> {
              assertThat(selected, contains(List.of(expected.get())));
              return null;
            });
    pipeline.run().waitUntilFinish();
  }

  private void expectFailure(PCollectionTuple chosen, String code, String message) {
    PAssert.that(chosen.get(SelectCaption.SELECTED)).empty();
    PAssert.that(chosen.get(SelectCaption.FAILURES))
        .satisfies(
            failures -> {
              Matcher<FailedElement> expected =
                  allOf(
                      failure("v-0-75", "SelectCaption", code),
                      having("message", FailedElement::getMessage, is(message)));
              assertThat(failures, contains(List.of(expected)));
              return null;
            });
    pipeline.run().waitUntilFinish();
  }

  private static Matcher<CaptionedClip> scores(Double... expected) {
    return having(
        "scores",
        clip -> clip.getCandidates().stream().map(CaptionCandidate::getScore).toList(),
        is(Arrays.stream(expected).map(SelectCaptionTest::score).toList()));
  }

  /** A score that is not a number is not stored. */
  private static Optional<Double> score(Double expected) {
    return expected.isNaN() ? Optional.empty() : Optional.of(expected);
  }
}
