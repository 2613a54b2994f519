package org.reelgloss.gpu;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reelgloss.video.RgbImage;

/** The scripts and how they were made are in the resources' folder {@code torchscript}. */
class TorchTwoTowerTest {
  private static final RgbImage RED = new RgbImage(1, 1, new byte[] {(byte) 255, 0, 0});
  private static final RgbImage BLACK = new RgbImage(1, 1, new byte[3]);
  private static final List<String> TEXTS = List.of("dark red", "something green over there");

  @TempDir private Path root;
  private Path folder;

  @BeforeEach
  void writeBundle() throws Exception {
    folder = TinyBundles.twoTower(root.resolve("towers"));
    Files.delete(folder.resolve("vision_model.onnx"));
    Files.delete(folder.resolve("text_model.onnx"));
    copy("vision_model.pt", "vision_model.pt");
    copy("text_model.pt", "text_model.pt");
    pin(digest("vision_model.pt"), digest("text_model.pt"));
  }

  @Test
  void givesTheVectorsOfTheScript() throws Exception {
    try (TwoTower tower = TwoTower.load(ModelBundle.open(folder), Devices.CPU)) {
      assertThat(tower.dimensions(), is(4));
      assertRows(
          tower.embedImages(List.of(RED, BLACK)),
          Vectors.unit(new float[] {2, 0, 0, 0.25f}),
          Vectors.unit(new float[] {0, 0, 0, 0.25f}));
      assertRows(
          tower.embedTexts(TEXTS),
          Vectors.unit(new float[] {1.01f, 0.01f, 0.01f, 1.01f}),
          Vectors.unit(new float[] {0.01f, 1.01f, 0.01f, 0.01f}));
    }
  }

  @Test
  void givesTheSameAsOnnxForAnyNumberOfPicturesAndTexts() throws Exception {
    Path onnx = TinyBundles.twoTower(root.resolve("onnx-towers"));
    List<RgbImage> pictures =
        IntStream.range(0, 37)
            .mapToObj(i -> new RgbImage(1, 1, new byte[] {(byte) (7 * i), (byte) i, (byte) -i}))
            .toList();

    try (TwoTower expected = TwoTower.load(ModelBundle.open(onnx), Devices.CPU);
        TwoTower actual = TwoTower.load(ModelBundle.open(folder), Devices.CPU)) {
      assertRows(actual.embedImages(pictures), expected.embedImages(pictures));
      assertRows(actual.embedTexts(TEXTS), expected.embedTexts(TEXTS));
    }
  }

  @Test
  void takesOneTowerOfEachKind() throws Exception {
    TinyBundles.twoTower(root.resolve("other"));
    Files.move(root.resolve("other/text_model.onnx"), folder.resolve("text_model.onnx"));

    try (TwoTower tower = TwoTower.load(ModelBundle.open(folder), Devices.CPU)) {
      assertThat(
          Vectors.cosine(
              tower.embedImages(List.of(RED))[0], tower.embedTexts(List.of("a red cat"))[0]),
          closeTo(0.993, 1e-3));
    }
  }

  @Test
  void answersSeveralThreadsAtOnce() throws Exception {
    try (TwoTower tower = TwoTower.load(ModelBundle.open(folder), Devices.CPU)) {
      float[][] expected = tower.embedImages(List.of(RED, BLACK));
      List<Boolean> same =
          IntStream.range(0, 64)
              .parallel()
              .mapToObj(unused -> embedUnchecked(tower))
              .map(rows -> Arrays.deepEquals(rows, expected))
              .distinct()
              .toList();

      assertThat(same, contains(true));
    }
  }

  @Test
  void hasAVersionThatFollowsTheScripts() throws Exception {
    String version = ModelBundle.open(folder).version();

    copy("text_model.pt", "vision_model.pt");
    pin(digest("vision_model.pt"), digest("text_model.pt"));

    assertThat(ModelBundle.open(folder).version(), is(not(version)));
  }

  @Test
  void refusesAScriptThatNoDigestPins() throws Exception {
    Files.delete(folder.resolve("digests.json"));

    assertThat(
        refusal(),
        allOf(
            containsString(folder.resolve("vision_model.pt").toString()),
            containsString("vision_model.pt is TorchScript, which is a program, and must be named"),
            containsString("{\"vision_model.pt\": \"" + digest("vision_model.pt") + "\"}")));
  }

  @Test
  void refusesAScriptWithAnotherDigest() throws Exception {
    String other = "0".repeat(64);
    pin(digest("vision_model.pt"), other);

    assertThat(
        refusal(),
        allOf(
            containsString("text_model.pt must have the SHA-256 that"),
            containsString(other + ", but has " + digest("text_model.pt"))));
  }

  @Test
  void refusesAFileThatIsNoScript() throws Exception {
    Files.writeString(folder.resolve("vision_model.pt"), "no script");
    pin(digest("vision_model.pt"), digest("text_model.pt"));
    ModelBundle bundle = ModelBundle.open(folder);

    IOException thrown = assertThrows(IOException.class, () -> TwoTower.load(bundle, Devices.CPU));

    assertThat(thrown.getMessage(), containsString("Cannot open the script " + folder));
  }

  @Test
  void refusesAScriptThatTakesSomethingElse() throws Exception {
    copy("text_model.pt", "vision_model.pt");
    pin(digest("vision_model.pt"), digest("text_model.pt"));
    ModelBundle bundle = ModelBundle.open(folder);

    ModelException thrown =
        assertThrows(ModelException.class, () -> TwoTower.load(bundle, Devices.CPU));

    assertThat(thrown.getMessage(), containsString("The encoder failed"));
  }

  @Test
  void namesTheTowerThatIsMissing() throws Exception {
    Files.delete(folder.resolve("text_model.pt"));

    IllegalArgumentException thrown =
        assertThrows(IllegalArgumentException.class, () -> ModelBundle.open(folder));

    assertThat(
        thrown.getMessage(), containsString("it has no text_model.onnx and no text_model.pt"));
  }

  private String refusal() {
    return String.valueOf(
        assertThrows(
                IllegalArgumentException.class,
                () -> TwoTower.load(ModelBundle.open(folder), Devices.CPU))
            .getMessage());
  }

  private static float[][] embedUnchecked(TwoTower tower) {
    try {
      return tower.embedImages(List.of(RED, BLACK));
    } catch (ModelException e) {
      throw new AssertionError(e);
    }
  }

  private static void assertRows(float[][] actual, float[]... expected) {
    assertThat(actual.length, is(expected.length));
    for (int row = 0; row < expected.length; row++) {
      assertThat(actual[row].length, is(expected[row].length));
      for (int i = 0; i < expected[row].length; i++) {
        assertThat((double) actual[row][i], closeTo(expected[row][i], 1e-6));
      }
    }
  }

  private void copy(String script, String name) throws IOException {
    try (InputStream in = TorchTwoTowerTest.class.getResourceAsStream("/torchscript/" + script)) {
      Files.write(folder.resolve(name), Objects.requireNonNull(in).readAllBytes());
    }
  }

  private String digest(String name) throws Exception {
    byte[] content = Files.readAllBytes(folder.resolve(name));
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
  }

  private void pin(String vision, String text) throws IOException {
    Files.writeString(
        folder.resolve("digests.json"),
        "{\"vision_model.pt\": \"%s\", \"text_model.pt\": \"%s\"}".formatted(vision, text));
  }
}
