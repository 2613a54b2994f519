package org.reelgloss.pipeline.evaluation.ranking;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SelectionEvaluationTest {
  /** As many as there are pictures, no two with a word in common. */
  private static final List<String> CAPTIONS =
      List.of(
          "one red dog runs fast",
          "two blue cats sleep deeply",
          "three green birds sing loudly",
          "four white horses jump high");

  @TempDir private Path folder;

  private final StringBuilder lines = new StringBuilder();
  private final Map<String, Double> scores = new HashMap<>();
  private final Map<String, Double> reversed = new HashMap<>();

  /** Teacher a is right on three pictures of four, b on the other one; scores on the first two. */
  @BeforeEach
  void addFourPictures() throws IOException {
    for (int i = 0; i < CAPTIONS.size(); i++) {
      Files.writeString(folder.resolve("p" + i + ".png"), "a picture");
      String right = CAPTIONS.get(i);
      String wrong = "nothing of that " + i;
      lines.append(line("p" + i + ".png", right, i < 3 ? right : wrong, i < 3 ? wrong : right));
      scores.put(right, i < 2 ? 1.0 : 0.0);
      scores.put(wrong, i < 2 ? 0.0 : 1.0);
      reversed.put(right, i < 2 ? 0.0 : 1.0);
      reversed.put(wrong, i < 2 ? 1.0 : 0.0);
    }
  }

  private static String line(String image, String reference, String a, String b) {
    return ("{\"image\": \"%s\", \"references\": [\"%s\"], \"candidates\": "
            + "[{\"teacher\": \"a\", \"text\": \"%s\"}, {\"teacher\": \"b\", \"text\": \"%s\"}]}%n")
        .formatted(image, reference, a, b);
  }

  @Test
  void policiesAreThoseByHand() throws IOException {
    SelectionReport report = evaluate(false);

    // The right caption has a CIDEr of 10, the wrong one of 0.
    JsonNode json = report.toJson();
    assertThat(json.at("/cider/single/a").asDouble(), is(closeTo(7.5, 1e-9)));
    assertThat(json.at("/cider/single/b").asDouble(), is(closeTo(2.5, 1e-9)));
    assertThat(json.at("/cider/random").asDouble(), is(closeTo(5, 1e-9)));
    assertThat(json.at("/cider/selected").asDouble(), is(closeTo(5, 1e-9)));
    assertThat(json.at("/cider/oracle").asDouble(), is(closeTo(10, 1e-9)));
    assertThat(json.get("bestSingle").asText(), is("a"));
    assertThat(json.get("headroom").asDouble(), is(closeTo(-1, 1e-9)));
    assertThat(json.get("bestChosen").asDouble(), is(0.5));
    assertThat(json.at("/chosen/a").asInt(), is(2 + 1));
    assertThat(json.at("/chosen/b").asInt(), is(1));
    assertThat(json.at("/cider/intervals/oracle/0").asDouble(), is(closeTo(10, 1e-9)));
    assertThat(json.get("n").asInt(), is(4));
  }

  @Test
  void aBaselineIsComparedOnTheSamePictures() throws IOException {
    JsonNode json = evaluate(true).toJson();

    assertThat(json.get("baselineSelector").asText(), is("reversed@1"));
    assertThat(json.at("/cider/baseline").asDouble(), is(closeTo(5, 1e-9)));
    assertThat(json.at("/difference/cider").asDouble(), is(closeTo(0, 1e-9)));
    assertThat(json.at("/difference/intervals/cider/1").asDouble(), is(greaterThan(0.0)));
    assertThat(json.at("/baseline/bestChosen").asDouble(), is(0.5));
  }

  @Test
  void linesThatCannotBeUsedAreNamedAndTheRestUsed() throws IOException {
    Files.writeString(folder.resolve("broken.png"), "a picture");
    lines.append(line("gone.png", "a", "b", "c"));
    lines.append(line("broken.png", "a", "b", "c"));
    lines.append(line("p0.png", "a", "b", "c"));
    Files.writeString(folder.resolve("unknown.png"), "a picture");
    lines.append(line("unknown.png", "a", "never scored", "never scored, too"));
    lines.append("{\"image\": \"p.png\", \"references\": [], \"candidates\": []}\n");
    lines.append(
        "{\"image\": \"p.png\", \"references\": [\"a\"], \"candidates\":"
            + " [{\"teacher\": \"a\", \"text\": null}]}\n");
    lines.append("{\"image\": \"p.png\", \"refer");

    SelectionReport report = evaluate(false);

    assertThat(report.images(), is(4));
    List<String> problems =
        report.problems().first().stream()
            .map(problem -> problem.line() + ": " + problem.what())
            .toList();
    assertThat(problems.size(), is(7));
    assertThat(
        String.join("\n", problems),
        allOf(
            containsString("5: there is no picture gone.png"),
            containsString("6: picture broken.png cannot be judged: no picture"),
            containsString("7: is about p0.png, as line 1"),
            containsString("8: no candidate can be judged"),
            containsString("9: references must be a list of at least one, but was: []"),
            containsString("10: candidates must have at least one text, but have none"),
            containsString("11: not JSON: ")));
  }

  @Test
  void aTeacherWithoutAnAnswerGainsNothingThere() throws IOException {
    lines.setLength(0);
    for (int i = 0; i < 4; i++) {
      String right = CAPTIONS.get(i);
      lines.append(
          ("{\"image\": \"p%d.png\", \"references\": [\"%s\"], \"candidates\": [{\"teacher\":"
                  + " \"a\", \"text\": \"%s\"}, {\"teacher\": \"b\", \"text\": %s}]}%n")
              .formatted(i, right, right, i == 0 ? '"' + right + '"' : "null"));
    }

    JsonNode json = evaluate(false).toJson();

    assertThat(json.at("/cider/single/b").asDouble(), is(closeTo(2.5, 1e-9)));
    assertThat(json.at("/cider/random").asDouble(), is(closeTo(10, 1e-9)));
    assertThat(json.get("headroom").isNull(), is(true));
  }

  @Test
  void aFileWithoutAnyUsableLineIsRefused() throws IOException {
    lines.setLength(0);
    lines.append("[]\n");

    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> evaluate(false));
    assertThat(refused.getMessage(), containsString("must be an object"));
  }

  private SelectionReport evaluate(boolean withBaseline) throws IOException {
    Path file = Files.writeString(folder.resolve("candidates.jsonl"), lines);
    Contest contest =
        Contest.of(
            FakeSelector.of("fake@1", scores),
            withBaseline ? FakeSelector.of("reversed@1", reversed) : null);
    return SelectionEvaluation.of(
        contest, SelectionFile.ofImages(file), PictureFolder.open(folder), new Bootstrap(1, 100));
  }
}
