package org.reelgloss.pipeline.evaluation.ranking;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reelgloss.gpu.Devices;
import org.reelgloss.pipeline.Selectors;

class JudgementEvaluationTest {
  private static final String EXPERT = "image\tcaption_id\tcaption\trating1\trating2\trating3\n";

  @TempDir private Path folder;

  private final StringBuilder rows = new StringBuilder(EXPERT);
  private final Map<String, Double> good = new HashMap<>();
  private final Map<String, Double> bad = new HashMap<>();

  /** Twelve pictures with two captions each; the good selector agrees with the ratings. */
  private void addTwelvePictures() throws IOException {
    for (int i = 0; i < 12; i++) {
      addPicture("p" + i + ".jpg");
      rows.append("p%d.jpg\tother.jpg#0\tright %d\t4\t4\t3\n".formatted(i, i));
      rows.append("p%d.jpg\tother.jpg#1\twrong %d\t1\t2\t1\n".formatted(i, i));
      good.put("right " + i, 0.9);
      good.put("wrong " + i, 0.1);
      bad.put("right " + i, 0.1);
      bad.put("wrong " + i, 0.9);
    }
  }

  private void addPicture(String name) throws IOException {
    Files.writeString(folder.resolve(name), "a picture");
  }

  @Test
  void aSelectorThatAgreesHasTheHighestFigures() throws IOException {
    addTwelvePictures();

    JsonNode json = evaluate(false).toJson();

    assertThat(json.get("selector").asText(), is("good@1"));
    assertThat(json.get("n").asInt(), is(72));
    assertThat(json.get("captions").asInt(), is(24));
    assertThat(json.get("pairwise").asDouble(), is(1.0));
    assertThat(json.get("r1").asDouble(), is(1.0));
    assertThat(json.at("/intervals/pairwise/0").asDouble(), is(1.0));
    assertThat(json.get("tauC").asDouble(), is(2 * 2 * 36 * 36 / (72.0 * 72)));
    assertThat(json.get("problemCount").asInt(), is(0));
    assertThat(json.has("baseline"), is(false));
  }

  @Test
  void aBaselineIsComparedOnTheSameRows() throws IOException {
    addTwelvePictures();

    JsonNode json = evaluate(true).toJson();

    assertThat(json.get("baselineSelector").asText(), is("bad@1"));
    assertThat(json.at("/baseline/tauC").asDouble(), is(-1.0));
    assertThat(json.at("/difference/tauC").asDouble(), is(2.0));
    assertThat(json.at("/difference/intervals/tauC/0").asDouble(), is(greaterThan(1.9)));
  }

  @Test
  void whatCannotBeJudgedIsNamedAndTheRestUsed() throws IOException {
    addTwelvePictures();
    addPicture("broken.jpg");
    rows.append("gone.jpg\tother.jpg#0\tright 0\t4\t4\t3\n");
    rows.append("broken.jpg\tother.jpg#0\tright 0\t4\t4\t3\n");
    rows.append("p0.jpg\tother.jpg#7\tunknown\t4\t4\t3\n");
    rows.append("../p0.jpg\tother.jpg#7\tright 0\t4\t4\t3\n");
    rows.append("p0.jpg\tcut");

    JudgementReport report = evaluate(true);

    assertThat(report.all().captions(), is(24));
    assertThat(
        report.problems().first().stream()
            .map(problem -> problem.line() + ": " + problem.what())
            .toList(),
        is(
            List.of(
                "30: must have 6 columns, but has 2",
                "28: the caption cannot be judged",
                "26: there is no picture gone.jpg",
                "27: picture broken.jpg cannot be judged: no picture",
                "29: there is no picture ../p0.jpg")));
  }

  @Test
  void expertsRatingsOfAPicturesOwnCaptionsAreLeftOut() throws IOException {
    addTwelvePictures();
    rows.append("p0.jpg\tp0.jpg#2\tright 0\t4\t4\t4\n");

    assertThat(evaluate(false).ownCaptions(), is(1L));
    assertThat(evaluate(false).all().captions(), is(24));
    JudgementReport withOwn =
        JudgementEvaluation.of(contest(false), table(), pictures(), true, few());
    assertThat(withOwn.ownCaptions(), is(0L));
    assertThat(withOwn.all().captions(), is(25));
  }

  @Test
  void tooFewRowsAreRefused() throws IOException {
    addPicture("p.jpg");
    rows.append("p.jpg\tother.jpg#0\tright 0\t4\t4\t3\n");
    good.put("right 0", 1.0);

    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> evaluate(false));
    assertThat(refused.getMessage(), containsString("at least 10 rows"));
  }

  @Test
  void kindsOfPeopleAreAlsoGivenByThemselves() throws IOException {
    addTwelvePictures();
    Path crowd =
        Files.writeString(
            folder.resolve("crowd.tsv"),
            "image\tcaption_id\tcaption\tshare_yes\tyes\tno\np0.jpg\tp0.jpg#1\tright 0\t1\t3\t0\n");
    JudgementTable both = JudgementTable.read(List.of(tableFile(), crowd));

    JudgementReport report = JudgementEvaluation.of(contest(false), both, pictures(), false, few());

    assertThat(report.toJson().at("/byKind/expert/n").asInt(), is(72));
    assertThat(report.toJson().at("/byKind/crowd/n").asInt(), is(1));
    assertThat(report.toJson().at("/byKind/crowd/tauB").isNull(), is(true));
    assertThat(report.toJson().get("n").asInt(), is(73));
    assertThat(
        report.toTable(),
        allOf(startsWith("figure "), containsString("expert tauC"), containsString("73 ratings")));
  }

  @Test
  @Tag("test-data")
  void figuresOfARealModelAreThoseOfTheProtocol() throws IOException {
    Path data = Path.of(System.getenv("REELGLOSS_TEST_DATA"));
    JudgementReport report =
        JudgementEvaluation.of(
            Contest.of(Selectors.of(data.resolve("models/clip-mini"), Devices.CPU), null),
            JudgementTable.read(List.of(data.resolve("flickr8k/judgements.sel.expert.tsv"))),
            PictureFolder.open(data.resolve("flickr8k/images")),
            false,
            Bootstrap.USUAL);

    assertThat(report.all().ratings(), is(3 * (2922 - 84)));
    Measured tauC = figure(report, Figure.TAU_C);
    assertThat(tauC.value(), closeTo(0.4567, 0.001));
    assertThat(tauC.interval().low(), is(lessThan(tauC.value())));
    assertThat(tauC.interval().high(), is(greaterThan(tauC.value())));
    assertThat(report.problems().count(), is(0L));
  }

  private static Measured figure(JudgementReport report, Figure figure) {
    return Objects.requireNonNull(report.all().figures().get(figure));
  }

  private JudgementReport evaluate(boolean withBaseline) throws IOException {
    return JudgementEvaluation.of(contest(withBaseline), table(), pictures(), false, few());
  }

  private Contest contest(boolean withBaseline) throws IOException {
    return Contest.of(
        FakeSelector.of("good@1", good), withBaseline ? FakeSelector.of("bad@1", bad) : null);
  }

  private JudgementTable table() throws IOException {
    return JudgementTable.read(List.of(tableFile()));
  }

  private Path tableFile() throws IOException {
    return Files.writeString(folder.resolve("judgements.tsv"), rows);
  }

  private ClipSource pictures() {
    return PictureFolder.open(folder);
  }

  private static Bootstrap few() {
    return new Bootstrap(1, 50);
  }
}
