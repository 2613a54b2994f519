package org.reelgloss.runners;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reelgloss.gpu.ModelBundle;
import org.reelgloss.gpu.StitchThresholds;
import org.reelgloss.gpu.TinyBundles;
import org.reelgloss.video.ClipEncoder;
import org.reelgloss.video.RgbImage;

class CalibrateCommandTest {
  private static final int WIDTH = 64;
  private static final int HEIGHT = 48;
  private static final int FPS = 5;
  private static final int SHOT_SECONDS = 8;

  @TempDir private Path folder;
  private Path films;

  @BeforeEach
  void makeFolder() throws IOException {
    films = Files.createDirectory(folder.resolve("films"));
  }

  @Test
  void thresholdsAreWrittenToWhereTheBundleReadsThem() throws IOException {
    film("nine.mp4", 9);
    Path bundle = TinyBundles.twoTower(folder.resolve("tiny"));

    Output output =
        Output.of("models", "calibrate", bundle.toString(), "--videos=" + films, "--write");

    assertThat(output.errors(), output.code(), is(0));
    JsonNode report = new ObjectMapper().readTree(output.text());
    assertThat(report.at("/distances/overCuts/samples").asInt(), is(8));
    assertThat(report.at("/distances/overBorders/samples").asInt(), is(9));
    assertThat(report.at("/distances/insideSegments/samples").asInt(), is(18));
    assertThat(report.at("/equalErrorRate").asDouble(), is(0.0));
    StitchThresholds written = ModelBundle.open(bundle).thresholds();
    assertThat(written.merge(), is(report.at("/thresholds/merge").asDouble()));
    assertThat(
        written.merge(),
        allOf(
            greaterThan(report.at("/distances/overBorders/quantiles/1").asDouble()),
            lessThan(report.at("/distances/overCuts/quantiles/0").asDouble())));
    assertThat(written.redundant(), closeTo(written.merge() / 2, 1e-12));
  }

  @Test
  void withoutABundleTheDescriptorIsMeasuredAndWhatIsNoVideoIsNamed() throws IOException {
    film("nine.mp4", 9);
    Path text = Files.writeString(films.resolve("text.mp4"), "nothing to see");

    Output output = Output.of("models", "calibrate", "--videos=" + films, "--format=table");

    assertThat(output.errors(), output.code(), is(0));
    assertThat(output.text(), containsString("1 videos; distances of builtin-descriptor"));
    assertThat(output.text(), containsString("Cannot be decoded (1): " + text));
  }

  @Test
  void tooFewCutsAreRefused() throws IOException {
    film("three.mp4", 3);

    Output output = Output.of("models", "calibrate", "--videos=" + films);

    assertThat(output.code(), is(2));
    assertThat(output.errors(), containsString("have: 2 and 3"));
  }

  @Test
  void aFolderWithoutVideosIsRefused() {
    Output output = Output.of("models", "calibrate", "--videos=" + films);

    assertThat(output.code(), is(2));
    assertThat(
        output.errors(),
        containsString("videos must name at least one that can be decoded, but was: " + films));
  }

  @Test
  void nothingCanBeWrittenIntoTheDescriptor() {
    Output output = Output.of("models", "calibrate", "--videos=" + films, "--write");

    assertThat(output.code(), is(2));
    assertThat(output.errors(), containsString("write must come with a BUNDLE"));
  }

  /** Writes a film of red and blue shots by turns, each of two segments. */
  private void film(String name, int shots) throws IOException {
    try (ClipEncoder encoder =
        ClipEncoder.create(films.resolve(name), WIDTH, HEIGHT, FPS, 1, 400_000)) {
      for (int frame = 0; frame < shots * SHOT_SECONDS * FPS; frame++) {
        encoder.write(picture(frame / (SHOT_SECONDS * FPS) % 2, frame % (SHOT_SECONDS * FPS)));
      }
    }
  }

  private static RgbImage picture(int shot, int frame) {
    byte[] rgb = new byte[3 * WIDTH * HEIGHT];
    for (int at = 0; at < rgb.length; at++) {
      int strong = shot == 0 ? 0 : 2;
      int channel = at % 3;
      rgb[at] = (byte) (channel == strong ? 200 - frame : 20 + (channel == 1 ? frame : 0));
    }
    return new RgbImage(WIDTH, HEIGHT, rgb);
  }
}
