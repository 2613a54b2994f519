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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
}
