package org.reelgloss.transforms.dataset;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.is;
import static org.reelgloss.transforms.dataset.TestUnits.clip;
import static org.reelgloss.transforms.dataset.TestUnits.failed;
import static org.reelgloss.transforms.dataset.TestUnits.unit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.util.SerializableUtils;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reelgloss.schemas.CaptionCandidate;
import org.reelgloss.schemas.Outcome;
import org.reelgloss.schemas.VideoUnit;
import org.reelgloss.transforms.storage.OutputRoot;

class KnownAnswersTest {
  @TempDir private Path folder;
  private OutputRoot root;

  @BeforeEach
  void openRoot() {
    root = OutputRoot.of(folder.toString());
  }

  @Test
  void knowsWhatTheSameVersionsOfTeachersSaid() throws IOException {
    publish(
        captioning("same", "1", "other", "1", "gone", "1"),
        unit("a", "r1", 0, said("same", "Yes."), said("other", "No."), said("gone", "So.")));

    assertThat(
        known(captioning("same", "1", "other", "2", "new", "1"), 1), is(Map.of("same", "Yes.")));
  }

  @Test
  void givesTheTextAsTheTeacherSaidItWithoutScore() throws IOException {
    CaptionCandidate cleaned =
        CaptionCandidate.newBuilder(said("a", "A person sits."))
            .setRawText("a person,  sits")
            .setScore(0.5)
            .setLatencyMs(70)
            .build();
    publish(captioning("a", "1"), unit("a", "r1", 0, cleaned));

    assertThat(
        answers(captioning("a", "1"), 1).get("a"),
        is(
            CaptionCandidate.newBuilder(cleaned)
                .setText("a person,  sits")
                .setRawText(null)
                .setScore(null)
                .build()));
  }

  @Test
  void anErrorIsNoAnswerButTheLackOfAnInputIs() throws IOException {
    publish(
        captioning("down", "1", "mute", "1"),
        unit("a", "r1", 0, silent("down", Outcome.ERROR), silent("mute", Outcome.NO_INPUT)));

    assertThat(answers(captioning("down", "1", "mute", "1"), 1).keySet().toString(), is("[mute]"));
  }

  @Test
  void theLatestAnswerCountsAndAnEarlierOneWhereThereIsNone() throws IOException {
    publish(captioning("a", "1", "b", "1"), unit("a", "r1", 0, said("a", "1"), said("b", "1")));
    publish(captioning("a", "2", "b", "1"), unit("a", "r1", 1, said("a", "2"), said("b", "2")));
    publish(captioning("b", "1"), unit("a", "r1", 2, said("b", "3")));

    assertThat(known(captioning("a", "1", "b", "1"), 3), is(Map.of("a", "1", "b", "3")));
    assertThat(known(captioning("a", "1", "b", "1"), 2), is(Map.of("a", "1", "b", "2")));
    assertThat(known(captioning("a", "1", "b", "1"), 0), is(anEmptyMap()));
  }

  @Test
  void knowsNothingOfAnotherStateOrAnUnknownCaptioning() throws IOException {
    Captioning captioning = captioning("a", "1");
    publish(captioning, unit("a", "r0", 0, said("a", "Before.")));
    publish(Captioning.UNKNOWN, unit("a", "r1", 0, said("a", "Who knows.")));
    publish(captioning, failed("a", "r1", 1));

    assertThat(known(captioning, 2), is(anEmptyMap()));
  }

  @Test
  void keepsClipsOfManyInputsApart() throws IOException {
    Captioning captioning = captioning("t", "1");
    for (int i = 0; i < 6; i++) {
      publish(captioning, unit("v" + i, "r1", 0, said("t", "Said of " + i + ".")));
    }
    KnownAnswers answers = SerializableUtils.clone(new KnownAnswers(root, captioning));

    for (int i = 0; i < 12; i++) {
      assertThat(
          texts(answers.of(clip("v" + i % 6, 0, 1).getClip())),
          is(Map.of("t", "Said of " + i % 6 + ".")));
    }
  }

  private void publish(Captioning captioning, VideoUnit unit) throws IOException {
    new Publisher(root, captioning).publish(List.of(unit));
  }

  private Map<String, CaptionCandidate> answers(Captioning present, int attempt)
      throws IOException {
    return new KnownAnswers(root, present).of(clip("a", 0, attempt).getClip());
  }

  private Map<String, String> known(Captioning present, int attempt) throws IOException {
    return texts(answers(present, attempt));
  }

  private static Map<String, String> texts(Map<String, CaptionCandidate> answers) {
    Map<String, String> texts = new TreeMap<>();
    answers.forEach((teacher, answer) -> texts.put(teacher, answer.getText().orElse("")));
    return texts;
  }

  private static Captioning captioning(String... teachersAndVersions) {
    Map<String, String> versions = new TreeMap<>(Map.of("selector", "s", "export", "none"));
    for (int i = 0; i < teachersAndVersions.length; i += 2) {
      versions.put("teacher " + teachersAndVersions[i], teachersAndVersions[i + 1]);
    }
    return new Captioning(versions);
  }

  private static CaptionCandidate said(String teacher, String text) {
    return candidate(teacher, Outcome.SUCCESS, text);
  }

  private static CaptionCandidate silent(String teacher, Outcome outcome) {
    return candidate(teacher, outcome, null);
  }

  private static CaptionCandidate candidate(
      String teacher, Outcome outcome, @Nullable String text) {
    return CaptionCandidate.newBuilder()
        .setTeacher(teacher)
        .setModel("m")
        .setOutcome(outcome)
        .setText(text)
        .build();
  }
}
