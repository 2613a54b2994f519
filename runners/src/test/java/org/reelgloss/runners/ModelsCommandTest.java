package org.reelgloss.runners;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reelgloss.gpu.ModelBundle;
import org.reelgloss.gpu.TinyBundles;
import org.reelgloss.video.RgbImage;
import org.reelgloss.video.TestFilms;

class ModelsCommandTest {
  @TempDir private Path folder;
  private Path towers;

  @BeforeEach
  void writeBundle() throws IOException {
    towers = TinyBundles.twoTower(folder.resolve("models/org/towers"));
  }

  @Test
  void listsBundlesBelowAFolderAndWhatIsWrongWithOthers() throws IOException {
    Path broken = Files.createDirectory(folder.resolve("models/broken"));
    Files.writeString(broken.resolve("config.json"), "{}");
    Files.createDirectory(folder.resolve("models/empty"));
    Files.writeString(folder.resolve("models/yolo.onnx"), "no bundle");
    TinyBundles.captioner(folder.resolve("models/.hidden/captioner"), "wall");
    TinyBundles.shotModel(folder.resolve("more"), true, "logits");

    Output output =
        Output.of("models", "list", folder + "/models", "--models-dir=" + folder.resolve("more"));

    assertThat(output.errors(), output.code(), is(0));
    List<String> lines = output.text().lines().toList();
    assertThat(lines, hasSize(3));
    assertThat(lines.get(0), startsWith("BROKEN\tbroken\t" + broken + "\t0.0\t" + broken + " is"));
    assertThat(
        lines.get(1),
        is("TWO_TOWER\t%s\t%s\t0.0".formatted(ModelBundle.open(towers).id(), towers)));
    assertThat(lines.get(2), startsWith("SHOT_MODEL\tmore@"));
  }

  @Test
  void listsAsJsonToo() throws IOException {
    JsonNode line = lines("models", "list", towers.toString(), "--format=json").get(0);

    assertThat(line.get("kind").asText(), is("TWO_TOWER"));
    assertThat(line.get("id").asText(), is(ModelBundle.open(towers).id()));
    assertThat(line.get("folder").asText(), is(towers.toString()));
    assertThat(line.get("bytes").asLong(), is(greaterThan(500L)));
    assertThat(line.has("problem"), is(false));
  }

  @Test
  void measuresHowFastABundleIs() throws IOException {
    JsonNode report = lines("models", "bench", towers.toString(), "--duration=1ms").get(0);

    assertThat(report.get("model").asText(), is(ModelBundle.open(towers).id()));
    assertThat(report.get("device").asText(), is("cpu"));
    assertThat(
        report.get("speeds").findValuesAsText("batch"), contains("1", "2", "4", "8", "16", "32"));
    for (JsonNode speed : report.get("speeds")) {
      double batchesPerSecond = speed.get("perSecond").asDouble() / speed.get("batch").asInt();
      assertThat(batchesPerSecond * speed.get("batchMs").asDouble(), is(closeTo(1_000, 1)));
    }
  }

  @Test
  void aListNeedsAFolder() {
    assertThat(refusal("models", "list"), containsString("list must be given a DIR or --models-"));
    assertThat(
        refusal("models", "list", folder + "/none"),
        containsString("DIR must be a folder, but was: " + folder + "/none"));
  }

  @Test
  void embedsPicturesAndTextsInOrder() throws IOException {
    Path red = picture("red.jpg", 0);
    Path blue = picture("blue.jpg", 2);

    List<JsonNode> lines =
        lines(
            "models",
            "embed",
            towers.toString(),
            red.toString(),
            blue.toString(),
            "--text=blue",
            "--text=red, 'quoted'");

    assertThat(
        lines.stream().map(line -> line.get("input").asText()).toList(),
        contains(red.toString(), blue.toString(), "blue", "red, 'quoted'"));
    assertThat(cosine(lines.get(0), lines.get(0)), is(closeTo(1, 1e-6)));
    assertThat(cosine(lines.get(0), lines.get(3)), is(greaterThan(0.9)));
    assertThat(cosine(lines.get(1), lines.get(2)), is(greaterThan(0.9)));
    assertThat(cosine(lines.get(0), lines.get(2)), is(lessThan(0.5)));
  }

  @Test
  void embedsMorePicturesThanItHoldsAtATime() throws IOException {
    List<String> args = new ArrayList<>(List.of("models", "embed", towers.toString()));
    Path red = picture("red.jpg", 0);
    for (int i = 0; i < 17; i++) {
      args.add(red.toString());
    }

    assertThat(lines(args.toArray(String[]::new)), hasSize(17));
  }

  @Test
  void namesWhatIsNoPicture() throws IOException {
    Path text = Files.writeString(folder.resolve("text.jpg"), "nothing to see");
    Path none = folder.resolve("none.jpg");

    assertThat(
        refusal("models", "embed", towers.toString(), text.toString()),
        containsString(text + " must be a readable JPEG or PNG: Not a JPEG or PNG: 14 bytes"));
    assertThat(
        refusal("models", "embed", towers.toString(), none.toString()),
        containsString(none + " must be a readable JPEG or PNG"));
    assertThat(
        refusal("models", "embed", towers.toString()),
        containsString("embed must be given at least one FILE or --text"));
  }

  private Path picture(String name, int strong) throws IOException {
    RgbImage image = TestFilms.paint((x, y, channel) -> channel == strong ? 230 : 10);
    return Files.write(folder.resolve(name), image.toJpeg(0.9f));
  }

  private static double cosine(JsonNode one, JsonNode other) {
    double sum = 0;
    for (int i = 0; i < 4; i++) {
      sum += one.get("vector").get(i).asDouble() * other.get("vector").get(i).asDouble();
    }
    return sum;
  }

  private static List<JsonNode> lines(String... args) throws IOException {
    Output output = Output.of(args);
    assertThat(output.errors(), output.code(), is(0));
    List<JsonNode> lines = new ArrayList<>();
    for (String line : output.text().lines().toList()) {
      lines.add(new ObjectMapper().readTree(line));
    }
    return lines;
  }

  private static String refusal(String... args) {
    Output output = Output.of(args);
    assertThat(output.code(), is(2));
    return output.errors();
  }
}
