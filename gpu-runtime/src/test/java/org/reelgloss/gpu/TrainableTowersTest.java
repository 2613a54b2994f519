package org.reelgloss.gpu;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reelgloss.video.RgbImage;

class TrainableTowersTest {
  private static final RgbImage RED = new RgbImage(1, 1, new byte[] {(byte) 255, 0, 0});

  @TempDir private Path root;

  @Test
  void learnWhatTheyAreToldAndAreABundleAgain() throws Exception {
    Path before = TinyBundles.trainableTowers(root.resolve("before"));
    Path after = TinyBundles.trainableTowers(root.resolve("after"));
    try (TrainableTowers towers = TrainableTowers.open(ModelBundle.open(before), Device.CPU, 0.0)) {
      for (int i = 0; i < 60; i++) {
        pull(towers);
      }
      towers.save(after);
    }

    assertThat(redness(before), is(allOf(greaterThan(0.0), lessThan(0.3))));
    assertThat(redness(after), is(greaterThan(0.9)));
  }

  /** Takes a step that brings a red picture and a text nearer to each other. */
  private static void pull(TrainableTowers towers) throws ModelException {
    try (NDManager owner = towers.newManager()) {
      try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
        NDArray image = towers.images(owner, List.of(RED));
        NDArray text = towers.texts(owner, towers.tokens(List.of("red")));
        collector.backward(image.mul(text).sum().neg());
      }
      towers.step(0.05);
    }
  }

  private static double redness(Path folder) throws Exception {
    try (TwoTower towers = TwoTower.load(ModelBundle.open(folder), Devices.CPU)) {
      return Vectors.cosine(
          towers.embedImages(List.of(RED))[0], towers.embedTexts(List.of("red"))[0]);
    }
  }

  @Test
  void refusesTowersInOnnx() throws Exception {
    ModelBundle onnx = ModelBundle.open(TinyBundles.twoTower(root.resolve("onnx")));

    IllegalArgumentException thrown =
        assertThrows(
            IllegalArgumentException.class, () -> TrainableTowers.open(onnx, Device.CPU, 0.0));

    assertThat(
        thrown.getMessage(),
        containsString("base must be TorchScript, vision_model.pt, for its weights to be trained"));
  }

  @Test
  void refusesAScriptThatNoDigestPins() throws Exception {
    Path folder = TinyBundles.trainableTowers(root.resolve("towers"));
    Files.delete(folder.resolve("digests.json"));
    ModelBundle bundle = ModelBundle.open(folder);

    assertThrows(
        IllegalArgumentException.class, () -> TrainableTowers.open(bundle, Device.CPU, 0.0));
  }

  @Test
  void refusesScriptsWithoutParameters() throws Exception {
    Path folder = TinyBundles.trainableTowers(root.resolve("towers"));
    for (String script : List.of("vision_model.pt", "text_model.pt")) {
      try (InputStream in = getClass().getResourceAsStream("/torchscript/" + script)) {
        Files.copy(
            Objects.requireNonNull(in),
            folder.resolve(script),
            StandardCopyOption.REPLACE_EXISTING);
      }
    }
    ObjectNode digests = new ObjectMapper().createObjectNode();
    digests.put("vision_model.pt", "").put("text_model.pt", "");
    PinnedFiles.pin(folder.resolve("digests.json"), digests, folder::resolve);
    ModelBundle bundle = ModelBundle.open(folder);

    IllegalArgumentException thrown =
        assertThrows(
            IllegalArgumentException.class, () -> TrainableTowers.open(bundle, Device.CPU, 0.0));

    assertThat(thrown.getMessage(), containsString("vision_model.pt has none; it may be frozen"));
  }

  @Test
  void scriptsInTheFolderOfGraphsAreReplacedThere() throws Exception {
    Path before = TinyBundles.trainableTowers(root.resolve("before"));
    Files.createDirectory(before.resolve("onnx"));
    Files.move(before.resolve("text_model.pt"), before.resolve("onnx/text_model.pt"));
    Path after = root.resolve("after");
    Files.createDirectories(after.resolve("onnx"));
    Files.writeString(after.resolve("onnx/text_model.pt"), "old");

    try (TrainableTowers towers = TrainableTowers.open(ModelBundle.open(before), Device.CPU, 0.0)) {
      towers.save(after);
    }

    assertThat(Files.size(after.resolve("onnx/text_model.pt")), is(greaterThan(3L)));
    assertThat(Files.exists(after.resolve("text_model.pt")), is(false));
    assertThat(Files.exists(after.resolve("vision_model.pt")), is(true));
  }
}
