package org.reelgloss.pipeline.evaluation.captions;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaptionEvaluationTest {
  @TempDir private Path folder;

  @Test
  void bleuCountsRunsOverAllCaptions() {
    double[] bleu =
        Bleu.of(
            tokens(List.of("the cat sat", "x"), List.of(List.of("the cat slept"), List.of("x"))));

    // Right: 3 of 4 tokens, 1 of 2 pairs, none of 1 triple; as long as the references.
    assertThat(bleu[0], closeTo(3 / 4.0, 1e-9));
    assertThat(bleu[1], closeTo(Math.sqrt(3 / 4.0 / 2), 1e-9));
    assertThat(bleu[2], closeTo(Math.cbrt(3 / 4.0 / 2 * 1e-15), 1e-9));
  }

  @Test
  void bleuClipsCountsAndTakesTheNearestLengthTheShorterOnATie() {
    double[] bleu = Bleu.of(tokens(List.of("a a a"), List.of(List.of("a b", "a a b c", "a"))));

    // "a a b c" has two; 2 and 4 are as near to 3, and 2 costs nothing.
    assertThat(bleu[0], closeTo(2 / 3.0, 1e-9));
    double[] shorter = Bleu.of(tokens(List.of("a"), List.of(List.of("a b c"))));
    assertThat(shorter[0], closeTo(Math.exp(1 - 3), 1e-8));
  }

  @Test
  void rougeTakesTheBestPrecisionAndTheBestRecall() {
    // Of four tokens, three are in order in the first reference of six, one in the second of one.
    double score =
        RougeL.score(
            List.of("a", "b", "c", "d"),
            List.of(List.of("x", "a", "y", "c", "d", "b"), List.of("b")));

    double square = 1.2 * 1.2;
    assertThat(score, closeTo((1 + square) * 0.75 * 1 / (1 + square * 0.75), 1e-12));
    assertThat(RougeL.score(List.of("a"), List.of(List.of("b"))), is(0.0));
    assertThat(RougeL.score(List.of(), List.of(List.of("b"))), is(0.0));
    assertThat(RougeL.score(List.of("b"), List.of(List.of())), is(0.0));
  }

  @Test
  void aCaptionOfPunctuationOnlyScoresNothing() throws Exception {
    CaptionReport report =
        CaptionEvaluation.plain()
            .of(
                new CaptionSet(
                    List.of("1", "2"),
                    List.of(List.of("a dog"), List.of("a cat")),
                    List.of(".", "...")));

    assertThat(report.scores().get("rougeL"), is(0.0));
    assertThat(report.scores().get("cider"), is(0.0));
    assertThat(report.scores().get("bleu1"), is(0.0));
  }

  @Test
  void reportsCountsAndScoresAsJsonAndTable() throws Exception {
    CaptionReport report =
        CaptionEvaluation.plain()
            .withMeteor(FakeTools.jar(folder, FakeTools.Counting.class))
            .withSpice(FakeTools.jar(folder, FakeTools.Scoring.class))
            .of(
                new CaptionSet(
                    List.of("1", "2"),
                    List.of(List.of("a red car is here", "X"), List.of("the dog sleeps there now")),
                    List.of("A red car is here.", "The dog sleeps there now!")));

    assertThat(
        report.toTable().lines().toList(),
        contains(
            "metric   score",
            "bleu1   1.0000",
            "bleu2   1.0000",
            "bleu3   1.0000",
            "bleu4   1.0000",
            "rougeL  1.0000",
            "cider   7.5000",
            "meteor  0.2500",
            "spice   0.5000",
            "2 images, 3 references"));
    JsonNode json = report.toJson();
    assertThat(json.get("images").asInt(), is(2));
    assertThat(json.get("references").asInt(), is(3));
    assertThat(json.get("meteor").asDouble(), closeTo(0.25, 1e-12));
    assertThat(json.get("cider").asDouble(), closeTo(7.5, 1e-9));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"tiny2", "coco1000"})
  @Tag("test-data")
  void isEqualToTheReferenceImplementation(String name) throws Exception {
    Path data = Path.of(Objects.requireNonNull(System.getenv("REELGLOSS_TEST_DATA")), "metrics");
    JsonNode expected = new ObjectMapper().readTree(data.resolve("scores.json").toFile()).get(name);

    CaptionReport report =
        CaptionEvaluation.plain()
            .of(
                CaptionSet.read(
                    data.resolve(name + ".references.json"),
                    data.resolve(name + ".candidates.json")));

    Map<String, String> names =
        Map.of(
            "bleu1", "Bleu_1", "bleu2", "Bleu_2", "bleu3", "Bleu_3", "bleu4", "Bleu_4", "rougeL",
            "ROUGE_L", "cider", "CIDEr");
    names.forEach(
        (ours, theirs) -> {
          Double score = report.scores().get(ours);
          assertThat(ours, score, notNullValue());
          assertThat(ours, score, closeTo(expected.get(theirs).asDouble(), 1e-9));
        });
  }

  private static TokenizedCaptions tokens(List<String> candidates, List<List<String>> references) {
    List<String> ids = candidates.stream().map(String::valueOf).toList();
    return TokenizedCaptions.of(new CaptionSet(ids, references, candidates));
  }
}
