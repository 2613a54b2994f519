package org.reelgloss.runners;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateCaptionsCommandTest {
  @TempDir private Path folder;
  private String references = "";

  @BeforeEach
  void writeReferences() throws IOException {
    references =
        "--references="
            + Files.writeString(
                folder.resolve("references.json"),
                """
                [{"video": "a.mp4", "caption": ["a red car is here", "a car"]},
                 {"video": "b.mp4", "caption": ["the dog sleeps there now"]}]
                """);
  }

  @Test
  void printsOneObject() throws IOException {
    Output output =
        Output.of(
            "evaluate",
            "captions",
            references,
            candidates("{\"a.mp4\": \"A red car!\", \"b.mp4\": \"The dog sleeps there now.\"}"));

    assertThat(output.errors(), output.code(), is(0));
    JsonNode report = new ObjectMapper().readTree(output.text());
    assertThat(report.get("images").asInt(), is(2));
    assertThat(report.get("references").asInt(), is(3));
    assertThat(report.get("bleu1").asDouble(), closeTo(1, 1e-8));
    assertThat(report.has("meteor"), is(false));
  }

  @Test
  void printsATable() throws IOException {
    Output output =
        Output.of(
            "evaluate",
            "captions",
            references,
            candidates("{\"a.mp4\": \"A cat.\", \"b.mp4\": \"A dog.\"}"),
            "--format=table");

    assertThat(output.code(), is(0));
    assertThat(output.text(), startsWith("metric   score"));
  }

  @Test
  void anIdThatIsOnOneSideOnlyIsWrongUsage() throws IOException {
    Output output =
        Output.of("evaluate", "captions", references, candidates("{\"a.mp4\": \"A cat.\"}"));

    assertThat(output.code(), is(2));
    assertThat(output.errors(), containsString("candidates.json: id b.mp4 of the references"));
  }

  @Test
  void aJarThatIsNotThereIsWrongUsage() throws IOException {
    Output output =
        Output.of(
            "evaluate",
            "captions",
            references,
            candidates("{\"a.mp4\": \"A cat.\", \"b.mp4\": \"A dog.\"}"),
            "--meteor=" + folder.resolve("none.jar"));

    assertThat(output.code(), is(2));
    assertThat(output.errors(), containsString("meteor must be a jar"));
  }

  private String candidates(String json) throws IOException {
    return "--candidates=" + Files.writeString(folder.resolve("candidates.json"), json);
  }
}
