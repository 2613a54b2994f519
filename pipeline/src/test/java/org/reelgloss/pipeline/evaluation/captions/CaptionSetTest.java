package org.reelgloss.pipeline.evaluation.captions;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaptionSetTest {
  @TempDir private Path folder;
  private Path references = Path.of("");
  private Path candidates = Path.of("");

  @BeforeEach
  void nameFiles() {
    references = folder.resolve("references.json");
    candidates = folder.resolve("candidates.json");
  }

  @Test
  void readsObjectsInTheOrderOfTheReferences() throws IOException {
    CaptionSet captions =
        read("{\"b\": [\"one\", \"two\"], \"a\": \"three\"}", "{\"a\": \"A\", \"b\": [\"B\"]}");

    assertThat(captions.ids(), is(List.of("b", "a")));
    assertThat(captions.references(), is(List.of(List.of("one", "two"), List.of("three"))));
    assertThat(captions.candidates(), is(List.of("B", "A")));
  }

  @Test
  void readsListsWithAnyNameOfTheId() throws IOException {
    CaptionSet captions =
        read(
            """
            [{"video": "v.mp4", "caption": ["one", "two"]}, {"image": "i", "caption": "three"},
             {"image_id": 7, "caption": ["four"]}, {"id": "x", "caption": ["five"]}]
            """,
            "{\"v.mp4\": \"A\", \"i\": \"B\", \"7\": \"C\", \"x\": \"D\"}");

    assertThat(captions.ids(), is(List.of("v.mp4", "i", "7", "x")));
    assertThat(captions.candidates(), is(List.of("A", "B", "C", "D")));
  }

  @Test
  void namesFileAndIdOfWhatIsMissing() throws IOException {
    assertThat(
        problem("{\"a\": \"x\", \"b\": \"y\"}", "{\"a\": \"x\"}"),
        is("candidates " + candidates + ": id b of the references must be there, but is missing"));
    assertThat(
        problem("{\"a\": \"x\"}", "{\"a\": \"x\", \"b\": \"y\"}"),
        is("references " + references + ": id b of the candidates must be there, but is missing"));
  }

  @Test
  void namesFileAndIdOfWhatIsWrong() throws IOException {
    assertThat(
        problem("{\"a\": \"x\"}", "{\"a\": \" \"}"),
        is(
            "candidates "
                + candidates
                + ": a caption of id a must be a text that is not blank, but was: \" \""));
    assertThat(
        problem("{\"a\": [\"x\", 5]}", "{\"a\": \"x\"}"),
        is(
            "references "
                + references
                + ": a caption of id a must be a text that is not blank, but was: 5"));
    assertThat(
        problem("{\"a\": []}", "{\"a\": \"x\"}"),
        is("references " + references + ": id a must have at least one caption, but has none"));
    assertThat(
        problem("{\"a\": \"x\"}", "{\"a\": [\"x\", \"y\"]}"),
        is("candidates " + candidates + ": id a must have one caption, but has 2"));
  }

  @Test
  void refusesAnIdThatIsThereTwice() throws IOException {
    assertThat(
        problem(
            "[{\"id\": 1, \"caption\": \"x\"}, {\"id\": \"1\", \"caption\": \"y\"}]",
            "{\"1\": \"x\"}"),
        is("references " + references + ": id 1 must be there once, but is there twice"));
    assertThat(
        problem("{\"a\": \"x\", \"a\": \"y\"}", "{\"a\": \"x\"}"),
        is("references " + references + ": not JSON: Duplicate field 'a'"));
  }

  @Test
  void refusesOtherFiles() throws IOException {
    assertThat(
        problem("{}", "{}"),
        is("references " + references + ": must have captions of at least one id, but is empty"));
    assertThat(
        problem("5", "{}"),
        is("references " + references + ": must be an object or an array, but was: NUMBER"));
    assertThat(
        problem("[{\"caption\": \"x\"}]", "{}"),
        startsWith("references " + references + ": item 0 must have an id, as one of [video, "));
    Files.delete(references);
    assertThat(
        assertThrows(IllegalArgumentException.class, () -> CaptionSet.read(references, candidates))
            .getMessage(),
        is("references must be a file, but there is none at: " + references));
  }

  private CaptionSet read(String known, String measured) throws IOException {
    Files.writeString(references, known);
    Files.writeString(candidates, measured);
    return CaptionSet.read(references, candidates);
  }

  private String problem(String known, String measured) {
    return String.valueOf(
        assertThrows(IllegalArgumentException.class, () -> read(known, measured)).getMessage());
  }
}
