package org.reelgloss.pipeline.evaluation;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TeacherJudgementsTest {
  private final TeacherJudgements judgements = new TeacherJudgements();

  @Test
  void theMajorityOfAnnotatorsDecidesAndTiesAreNotGood() throws IOException {
    add(
        line("c1", "ann", "a+ b+ c-"),
        line("c2", "ann", "a- b- c-"),
        "",
        line("c1", "bob", "a+ b- c-"),
        line("c1", "cyn", "a- c+"));

    assertThat(judgements.clips(), is(2));
    assertThat(judgements.good(), is(Map.of("a", clips(0), "b", clips(), "c", clips())));
  }

  @Test
  void linesWithoutAnnotatorAreEachAnotherPersons() throws IOException {
    add(line("c1", null, "a+"), line("c1", null, "a+"), line("c1", null, "a-"));

    assertThat(judgements.good(), is(Map.of("a", clips(0))));
  }

  @Test
  void anAnnotatorMayJudgeAClipInParts() throws IOException {
    add(line("c1", "ann", "a+"), line("c1", "ann", "b+"));

    assertThat(judgements.good(), is(Map.of("a", clips(0), "b", clips(0))));
  }

  @Test
  void judgingTheSameCaptionTwiceIsRefused() {
    assertThat(
        refusal(line("c1", "ann", "a+ b+"), line("c2", "ann", "a+"), line("c1", "ann", "b-")),
        is("f.jsonl:3: ann judges b on clip c1 twice"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"clip\": | not JSON: ",
        "[1] | a line must be an object with clip and candidates, but was: [1]",
        "{\"clp\": \"c\"} | unknown key 'clp'; there may be clip, annotator, candidates",
        "{\"candidates\": []} | clip must be a text that is not blank, but was: missing",
        "{\"clip\": 3} | clip must be a text that is not blank, but was: 3",
        "{\"clip\": \"c\"} | candidates must be a list of at least one, but was: missing",
        "{\"clip\": \"c\", \"candidates\": []} | candidates must be a list of at least one",
        "{\"clip\": \"c\", \"candidates\": [\"a\"]} | a candidate must be an object with teacher",
        "{\"clip\": \"c\", \"candidates\": [{\"teacher\": \"a\", \"god\": true}]} | unknown key 'god'",
        "{\"clip\": \"c\", \"candidates\": [{\"teacher\": \"a\", \"good\": 1}]} | good must be true",
        "{\"clip\": \"c\", \"candidates\": [{\"good\": true}]} | teacher must be a text",
        "{\"clip\": \"c\", \"candidates\": [{\"teacher\": \"a\", \"good\": true}, "
            + "{\"teacher\": \"a\", \"good\": true}]} | candidates must have each teacher once",
        "{\"clip\": \"c\", \"image\": \"i\"} | a line must have clip or image, but has both",
        "{\"image\": \"\"} | image must be a text that is not blank, but was: \"\"",
        "{\"clip\": \"c\", \"candidates\": [{\"teacher\": \"a\", \"text\": 1, \"good\": true}]} | text must",
        "{\"clip\": \"c\", \"candidates\": [{\"teacher\": \"a\", \"good\": false}], \"best\": \"a\"} "
            + "| best must be the teacher of a good candidate, but was: a",
        "{\"clip\": \"c\", \"candidates\": [{\"teacher\": \"a\", \"good\": true}], \"at\": \"now\"} "
            + "| at must be a time such as 2026-11-20T10:15:30Z, but was: now",
      })
  void whatIsWrongIsToldWithFileAndLine(String line, String message) {
    assertThat(refusal(line("c1", null, "a+"), line), startsWith("f.jsonl:2: " + message));
  }

  @Test
  void linesOfTheChoosingPageAndOfPicturesAreTaken() throws IOException {
    add(
        "{\"clip\": \"c1\", \"annotator\": \"ann\", \"candidates\": [{\"teacher\": \"a\", \"text\": "
            + "\"A dog\", \"good\": true}], \"best\": \"a\", \"at\": \"2026-11-20T10:15:30Z\"}",
        "{\"image\": \"c1\", \"annotator\": \"ann\", \"candidates\": [{\"teacher\": \"a\", "
            + "\"good\": true}]}");

    assertThat(judgements.clips(), is(2));
    assertThat(judgements.good(), is(Map.of("a", clips(0, 1))));
  }

  @Test
  void otherEncodingsAreRefused() {
    byte[] latin = "{\"clip\": \"é\"}".getBytes(StandardCharsets.ISO_8859_1);

    assertThat(
        assertThrows(
                IllegalArgumentException.class,
                () -> judgements.add("f.jsonl", new ByteArrayInputStream(latin)))
            .getMessage(),
        containsString("f.jsonl: not UTF-8"));
  }

  private static String line(String clip, @Nullable String annotator, String judged) {
    StringBuilder candidates = new StringBuilder();
    for (String one : judged.split(" ")) {
      candidates
          .append(candidates.isEmpty() ? "" : ", ")
          .append(
              "{\"teacher\": \"%s\", \"good\": %s}"
                  .formatted(one.substring(0, 1), one.endsWith("+")));
    }
    String by = annotator == null ? "" : ", \"annotator\": \"%s\"".formatted(annotator);
    return "{\"clip\": \"%s\"%s, \"candidates\": [%s]}".formatted(clip, by, candidates);
  }

  private String refusal(String... lines) {
    return String.valueOf(
        assertThrows(IllegalArgumentException.class, () -> add(lines)).getMessage());
  }

  private void add(String... lines) throws IOException {
    byte[] bytes = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    judgements.add("f.jsonl", new ByteArrayInputStream(bytes));
  }

  private static BitSet clips(int... numbers) {
    BitSet clips = new BitSet();
    for (int number : numbers) {
      clips.set(number);
    }
    return clips;
  }
}
