package org.reelgloss.pipeline.selector;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reelgloss.pipeline.selector.Preference.Candidate;

class PreferenceFilesTest {
  private static final String GOOD_A =
      "{\"clip\": \"c1\", \"annotator\": \"ann\", \"candidates\": ["
          + "{\"teacher\": \"a\", \"text\": \"A dog\", \"good\": true},"
          + "{\"teacher\": \"b\", \"text\": \"A cat\", \"good\": false}]}";
  private static final String GRADED =
      """
      {"KIND": "one", "references": ["a dog runs fast"], "candidates": [\
      {"teacher": "a", "text": "a dog runs fast"}, {"teacher": "b", "text": "blue sky"},\
      {"teacher": "c", "text": null}]}
      {"KIND": "two", "references": ["some cats sleep together"], "candidates": [\
      {"teacher": "a", "text": "red"}, {"teacher": "b", "text": "green"}]}
      """;

  @TempDir private Path folder;

  @Test
  void theBestCandidateHasAllPreferenceAndTheGoodOnesAreAccepted() throws IOException {
    PreferenceFiles read =
        read(
            """
            {"clip": "c1", "best": "b", "candidates": [\
            {"teacher": "a", "text": "A dog", "good": true},\
            {"teacher": "b", "text": "A cat", "good": true},\
            {"teacher": "c", "text": "A cow", "good": false}]}
            """);

    assertThat(
        read.preferences(),
        contains(
            new Preference(
                "c1",
                List.of(
                    new Candidate("a", "A dog", 0, true),
                    new Candidate("b", "A cat", 1, true),
                    new Candidate("c", "A cow", 0, false)))));
    assertThat(read.problems().count(), is(0L));
  }

  @Test
  void withoutABestCandidateTheGoodOnesShareThePreference() throws IOException {
    PreferenceFiles read =
        read(
            """
            {"image": "a.jpg", "candidates": [{"teacher": "a", "text": "A dog", "good": true},\
            {"teacher": "b", "text": "A cat", "good": true},\
            {"teacher": "c", "text": "A cow", "good": false}]}
            """);

    Preference preference = read.preferences().get(0);
    assertThat(preference.name(), is("a.jpg"));
    assertThat(
        preference.candidates().stream().map(Candidate::relevance).toList(),
        contains(1.0, 1.0, 0.0));
    assertThat(preference.ranks(), is(true));
  }

  @Test
  void whereAllAreGoodOrAllBadNoneIsPreferredButPeopleWereAsked() throws IOException {
    PreferenceFiles read =
        read(GOOD_A.replace("false", "true") + '\n' + GOOD_A.replace("true", "false"));

    assertThat(read.preferences().get(0).ranks(), is(false));
    assertThat(
        read("", GOOD_A.replace("true", "false")).preferences(),
        contains(
            new Preference(
                "c1",
                List.of(
                    new Candidate("a", "A dog", 0, false),
                    new Candidate("b", "A cat", 0, false)))));
    assertThat(read("", GOOD_A.replace("true", "false")).preferences().get(0).ranks(), is(false));
  }

  @Test
  void linesThatCannotBeUsedAreCountedWithTheirNumberAndTheRestIsUsed() throws IOException {
    PreferenceFiles read =
        read(
            GOOD_A.substring(0, 50),
            GOOD_A,
            "",
            GOOD_A.replace("\"text\": \"A dog\", ", "").replace("c1", "c2"),
            GOOD_A.replace("true", "false"),
            GOOD_A.replace("annotator", "who"),
            GOOD_A.replace("ann\"", "bob\""),
            GOOD_A.replace("\"clip\"", "\"best\": \"b\", \"clip\"").replace("c1", "c3"));

    assertThat(read.preferences().stream().map(Preference::name).toList(), contains("c1", "c1"));
    assertThat(read.problems().count(), is(5L));
    assertThat(
        read.problems().first().stream().map(problem -> problem.line()).toList(),
        contains(1L, 4L, 5L, 6L, 8L));
    List<String> what = read.problems().first().stream().map(problem -> problem.what()).toList();
    assertThat(what.get(0), containsString("not JSON: Unexpected end-of-input"));
    assertThat(what.get(1), is("a candidate has no text"));
    assertThat(what.get(2), is("ann chose for c1 before"));
    assertThat(what.get(3), containsString("unknown key 'who'; there may be clip, annotator"));
    assertThat(what.get(4), is("best must be the teacher of a good candidate, but was: b"));
  }

  @Test
  void anAnnotatorMayNotChooseAgainInAnotherFile() throws IOException {
    Path one = write(GOOD_A);
    Path other = write(GOOD_A.replace("c1", "c2"), GOOD_A);

    PreferenceFiles read = PreferenceFiles.read(List.of(one, other));

    assertThat(read.preferences().stream().map(Preference::name).toList(), contains("c1", "c2"));
    assertThat(read.problems().toLines(), is(other + ":2: ann chose for c1 before\n"));
  }

  @Test
  void candidatesBesideReferencesAreGradedByTheSoftmaxOfTheirCider() throws IOException {
    PreferenceFiles read = read(GRADED.replace("KIND", "image"));

    Preference one = read.preferences().get(0);
    assertThat(one.name(), is("one"));
    assertThat(one.candidates().stream().map(Candidate::teacher).toList(), contains("a", "b"));
    assertThat(one.candidates().get(0).relevance(), is(1.0));
    assertThat(one.candidates().get(1).relevance(), closeTo(Math.exp(-20), 1e-15));
    assertThat(one.candidates().get(0).accepted() == null, is(true));
    assertThat(one.ranks(), is(true));
    Preference two = read.preferences().get(1);
    assertThat(two.candidates().stream().map(Candidate::relevance).toList(), contains(1.0, 1.0));
    assertThat(two.ranks(), is(false));
  }

  @Test
  void referencesOfClipsAreReadAsThoseOfPictures() throws IOException {
    assertThat(
        read(GRADED.replace("KIND", "clip")).preferences(),
        is(read(GRADED.replace("KIND", "image")).preferences()));
  }

  @Test
  void aLineCutInTheMiddleDoesNotHideWhatKindOfFileItIs() throws IOException {
    PreferenceFiles read = read("{\"image\": \"zero\", \"refer", GRADED.replace("KIND", "image"));

    assertThat(read.preferences().stream().map(Preference::name).toList(), contains("one", "two"));
    assertThat(read.problems().count(), is(1L));
    assertThat(read.problems().first().get(0).line(), is(1L));
  }

  @Test
  void aFileWithReferencesOfWhichNoLineCanBeUsedIsNothingButProblems() throws IOException {
    PreferenceFiles read = read("{\"image\": \"one\", \"references\": [], \"candidates\": []}");

    assertThat(read.preferences(), is(empty()));
    assertThat(
        read.problems().first().get(0).what(),
        is("references must be a list of at least one, but was: []"));
  }

  @Test
  void filesThatAreMissingOrNotTextAreRefused() throws IOException {
    Path none = folder.resolve("none.jsonl");
    assertThat(refusal(none), is("choices must be a file, but was: " + none));

    Path bytes = Files.write(folder.resolve("bytes.jsonl"), new byte[] {'{', (byte) 0xff, '\n'});
    assertThat(refusal(bytes), is(bytes + " is not UTF-8"));
  }

  private static String refusal(Path file) {
    return String.valueOf(
        assertThrows(IllegalArgumentException.class, () -> PreferenceFiles.read(List.of(file)))
            .getMessage());
  }

  private PreferenceFiles read(String... lines) throws IOException {
    return PreferenceFiles.read(List.of(write(lines)));
  }

  private Path write(String... lines) throws IOException {
    return Files.writeString(
        Files.createTempFile(folder, "choices", ".jsonl"), String.join("\n", lines));
  }
}
