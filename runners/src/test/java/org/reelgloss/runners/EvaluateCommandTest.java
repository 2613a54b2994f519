package org.reelgloss.runners;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reelgloss.video.TestFilms;

/** The commands that measure, over the output of a run on a film whose cuts are known. */
class EvaluateCommandTest {
  @TempDir private static Path folder;
  private static Path out;

  @BeforeAll
  static void splitAFilm() throws IOException {
    Path in = Files.createDirectory(folder.resolve("in"));
    TestFilms.shots(in.resolve("film.mp4"), 80, 90);
    out = folder.resolve("out");
    assertThat(Main.execute("split", "--input=" + in, "--output=" + out, "--runner=direct"), is(0));
  }

  @Test
  void foundCutsAreHeldAgainstTheTruth() throws IOException {
    Path truth = truth("film.mp4", "[79, 79, \"cut\"]");

    JsonNode report = json("evaluate", "split", out.toString(), "--truth=" + truth);

    assertThat(report.get("videos").asInt(), is(1));
    assertThat(report.get("tolerance").asInt(), is(2));
    assertThat(report.at("/frames/exact/f1").asDouble(), is(0.0));
    assertThat(report.at("/frames/tolerant/f1").asDouble(), is(1.0));
    assertThat(report.at("/overlap/byKind/cut/found").asInt(), is(1));
  }

  @Test
  void theToleranceOfTheCommandLineWins() throws IOException {
    Path truth = truth("film.mp4", "[79, 79, \"cut\"]");

    JsonNode report =
        json("evaluate", "split", out.toString(), "--truth=" + truth, "--tolerance=0");

    assertThat(report.at("/frames/tolerant/f1").asDouble(), is(0.0));
  }

  @Test
  void aTruthOfAnotherVideoIsWrongUsage() throws IOException {
    Path truth = truth("other.mp4", "");

    Output output = Output.of("evaluate", "split", out.toString(), "--truth=" + truth);

    assertThat(output.code(), is(2));
    assertThat(output.errors(), containsString("other.mp4"));
  }

  @Test
  void aTruthThatIsMalformedIsWrongUsage() throws IOException {
    Path truth = truth("film.mp4", "[79, 80, \"cut\"]");

    Output output = Output.of("evaluate", "split", out.toString(), "--truth=" + truth);

    assertThat(output.code(), is(2));
    assertThat(
        output.errors(),
        allOf(containsString(truth + ": "), containsString("must have start = end")));
  }

  @Test
  void stitchingIsMeasuredOnTheVideosThemselves() throws IOException {
    JsonNode report = json("evaluate", "stitching", out.toString());

    assertThat(report.get("videos").asInt(), is(1));
    assertThat(report.at("/before/clips").asInt(), is(2));
    assertThat(report.at("/before/meanSeconds").asDouble(), closeTo(3.4, 1e-9));
    assertThat(report.at("/before/maxRunningDistance").asDouble(), greaterThan(0.0));
  }

  @Test
  void reportsAreAlsoTables() {
    Output output = Output.of("evaluate", "stitching", out.toString(), "--format=table");

    assertThat(output.code(), is(0));
    assertThat(output.text(), startsWith("clips  "));
  }

  private static Path truth(String video, String transitions) throws IOException {
    return Files.writeString(
        folder.resolve("truth.json"),
        "{\"videos\": {\"%s\": {\"transitions\": [%s]}}}".formatted(video, transitions));
  }

  private static JsonNode json(String... args) throws IOException {
    Output output = Output.of(args);
    assertThat(output.errors(), output.code(), is(0));
    return new ObjectMapper().readTree(output.text());
  }
}
