package org.reelgloss.transforms.clean;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.reelgloss.transforms.ClipMatchers.candidate;
import static org.reelgloss.transforms.ClipMatchers.having;
import static org.reelgloss.transforms.ClipMatchers.rawText;
import static org.reelgloss.transforms.ClipMatchers.silentCandidate;
import static org.reelgloss.transforms.clean.Candidates.clip;
import static org.reelgloss.transforms.clean.Candidates.said;
import static org.reelgloss.transforms.clean.Candidates.silent;

import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.extensions.avro.coders.AvroCoder;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.PCollection;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;
import org.reelgloss.schemas.CaptionCandidate;
import org.reelgloss.schemas.CaptionedClip;
import org.reelgloss.schemas.Outcome;
import org.reelgloss.transforms.ClipMatchers.Expected;

class CleanCaptionsTest {
  private final TestPipeline pipeline = TestPipeline.create().enableAbandonedNodeEnforcement(false);

  @Test
  void givesEveryTextTheNormalFormAndKeepsWhatWasSaid() {
    expect(
        CleanCaptions.standard(),
        clip(
            said("a", Outcome.SUCCESS, "John flips a Pancake"),
            said("b", Outcome.TRUNCATED, "a pan on a"),
            said("c", Outcome.SUCCESS, "A man cooks."),
            silent("d", Outcome.NO_INPUT, "no subtitles")),
        () ->
            contains(
                List.of(
                    allOf(
                        candidate("a", Outcome.SUCCESS, "Person flips a pancake."),
                        rawText(Optional.of("John flips a Pancake"))),
                    allOf(
                        candidate("b", Outcome.TRUNCATED, "A pan on a."),
                        rawText(Optional.of("a pan on a"))),
                    allOf(
                        candidate("c", Outcome.SUCCESS, "A man cooks."), rawText(Optional.empty())),
                    silentCandidate("d", Outcome.NO_INPUT))));
  }

  @Test
  void blocksHarmfulTextAndSaysTheCategoryOnly() {
    expect(
        CleanCaptions.standard(),
        clip(said("a", Outcome.SUCCESS, "A Murder in a house")),
        () ->
            contains(
                List.of(
                    allOf(
                        silentCandidate("a", Outcome.BLOCKED),
                        rawText(Optional.empty()),
                        message("Blocked: violence")))));
  }

  @Test
  void makesAnAnswerWithoutWordsAnError() {
    expect(
        CleanCaptions.standard(),
        clip(said("a", Outcome.SUCCESS, "...")),
        () ->
            contains(
                List.of(
                    allOf(
                        silentCandidate("a", Outcome.ERROR),
                        rawText(Optional.of("...")),
                        message("The answer has neither a letter nor a digit")))));
  }

  @Test
  void blocksTheUsersTermsToo() {
    expect(
        CleanCaptions.standard().withBlockedTerms(List.of("brand x")),
        clip(said("a", Outcome.SUCCESS, "A can of Brand X.")),
        () ->
            contains(
                List.of(
                    allOf(silentCandidate("a", Outcome.BLOCKED), message("Blocked: own terms")))));
  }

  @Test
  void cutsCaptionsAfterTheMostWords() {
    expect(
        CleanCaptions.standard().withMaxWords(2),
        clip(said("a", Outcome.SUCCESS, "A man cooks.")),
        () -> contains(List.of(candidate("a", Outcome.SUCCESS, "A man."))));
  }

  @Test
  void givesTheSameAppliedTwice() {
    CaptionedClip dirty = clip(said("a", Outcome.SUCCESS, "JOHN runs!"));

    PCollection<CaptionedClip> once = create(dirty).apply("Once", CleanCaptions.standard());
    PCollection<CaptionedClip> twice = once.apply("Twice", CleanCaptions.standard());

    CaptionedClip clean =
        clip(
            CaptionCandidate.newBuilder(said("a", Outcome.SUCCESS, "Person runs."))
                .setRawText("JOHN runs!")
                .build());
    PAssert.that(once).containsInAnyOrder(clean);
    PAssert.that(twice).containsInAnyOrder(clean);
    pipeline.run().waitUntilFinish();
  }

  @Test
  void refusesABlockedTermWithoutLetters() {
    CleanCaptions standard = CleanCaptions.standard();
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class, () -> standard.withBlockedTerms(List.of("a", "--")));
    assertThat(
        refused.getMessage(), is("terms must each have a letter or a digit, but one was: \"--\""));
  }

  private void expect(
      CleanCaptions clean,
      CaptionedClip clip,
      Expected<Iterable<? extends CaptionCandidate>> expected) {
    PAssert.thatSingleton(create(clip).apply(clean))
        .satisfies(
            only -> {
              assertThat(only.getCandidates(), expected.get());
              return null;
            });
    pipeline.run().waitUntilFinish();
  }

  private PCollection<CaptionedClip> create(CaptionedClip clip) {
    return pipeline.apply(Create.of(clip).withCoder(AvroCoder.specific(CaptionedClip.class)));
  }

  private static Matcher<CaptionCandidate> message(String text) {
    return having("message", CaptionCandidate::getMessage, is(Optional.of(text)));
  }
}
