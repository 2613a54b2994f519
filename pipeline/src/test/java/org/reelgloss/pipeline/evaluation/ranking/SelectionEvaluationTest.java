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
  void otherMetricsAreOfTheSameChoices() throws IOException {
    lines.setLength(0);
    lines.append(line("p0.png", "a b c d e", "a b c d e", "x"));
    lines.append(line("p1.png", "f g h i j", "f g h i y", "f g h i j"));
    scores.clear();
    scores.putAll(Map.of("a b c d e", 1.0, "x", 0.0, "f g h i y", 1.0, "f g h i j", 0.0));

    SelectionReport report = evaluate(false);

    // Of a: 9 of 10 tokens, 7 of 8, 5 of 6 and 3 of 4 longer runs, 5 of 5 and 4 of 5 in order.
    double ofA = Math.pow(9 / 10.0 * 7 / 8 * 5 / 6 * 3 / 4, 1 / 4.0);
    // Of b: 5 of 6, 4 of 4, 3 of 3, 2 of 2, and 6 tokens for 10.
    double ofB = Math.pow(5 / 6.0, 1 / 4.0) * Math.exp(1 - 10 / 6.0);
    JsonNode json = report.toJson();
    assertThat(json.at("/bleu4/single/a").asDouble(), is(closeTo(ofA, 1e-9)));
    assertThat(json.at("/bleu4/single/b").asDouble(), is(closeTo(ofB, 1e-9)));
    assertThat(json.at("/bleu4/selected").asDouble(), is(closeTo(ofA, 1e-9)));
    assertThat(json.at("/bleu4/oracle").asDouble(), is(closeTo(1, 1e-9)));
    assertThat(json.at("/bleu4").has("random"), is(false));
    assertThat(json.at("/bleu4/intervals/selected/1").asDouble(), is(closeTo(1, 1e-9)));
    assertThat(json.at("/rougeL/single/a").asDouble(), is(closeTo((1 + 0.8) / 2, 1e-12)));
    assertThat(json.at("/rougeL/single/b").asDouble(), is(closeTo((0 + 1) / 2.0, 1e-12)));
    assertThat(json.at("/rougeL/selected").asDouble(), is(closeTo((1 + 0.8) / 2, 1e-12)));
    assertThat(json.at("/rougeL/oracle").asDouble(), is(closeTo(1, 1e-12)));
    assertThat(json.at("/rougeL/random").asDouble(), is(closeTo((0.5 + 0.9) / 2, 1e-12)));
    assertThat(report.toTable(), containsString("BLEU-4 of a"));
    assertThat(report.toTable(), containsString("ROUGE-L oracle"));
  }

  @Test
  void aBaselineIsComparedOnTheSamePictures() throws IOException {
    JsonNode json = evaluate(true).toJson();

    assertThat(json.get("baselineSelector").asText(), is("reversed@1"));
    assertThat(json.at("/cider/baseline").asDouble(), is(closeTo(5, 1e-9)));
    assertThat(json.at("/difference/cider").asDouble(), is(closeTo(0, 1e-9)));
    assertThat(json.at("/difference/intervals/cider/1").asDouble(), is(greaterThan(0.0)));
    assertThat(
        json.at("/difference/bleu4").asDouble(),
        is(json.at("/bleu4/selected").asDouble() - json.at("/bleu4/baseline").asDouble()));
    assertThat(json.at("/rougeL/baseline").asDouble(), is(closeTo(0.5, 1e-12)));
    assertThat(json.at("/difference/rougeL").asDouble(), is(closeTo(0, 1e-12)));
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
    // All that b says is right, but it says 5 words where 20 are expected.
    assertThat(json.at("/rougeL/single/b").asDouble(), is(closeTo(1 / 4.0, 1e-12)));
    assertThat(json.at("/bleu4/single/b").asDouble(), is(closeTo(Math.exp(1 - 20 / 5.0), 1e-9)));
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
