package org.reelgloss.gpu;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reelgloss.video.RgbImage;

class TwoTowerTest {
  private static final RgbImage RED = new RgbImage(1, 1, new byte[] {(byte) 255, 0, 0});
  private static final RgbImage BLACK = new RgbImage(1, 1, new byte[3]);

  @TempDir private Path folder;

  @Test
  void bringsMatchingPicturesAndTextsTogether() throws Exception {
    try (TwoTower tower =
        TwoTower.load(ModelBundle.open(TinyBundles.twoTower(folder)), Devices.CPU)) {
      float[][] images = tower.embedImages(List.of(RED, BLACK));
      float[][] texts = tower.embedTexts(List.of("a red thing over there", "dark"));

      assertThat(Vectors.cosine(images[0], texts[0]), greaterThan(0.9));
      assertThat(Vectors.cosine(images[1], texts[1]), greaterThan(0.9));
      assertThat(Vectors.distance(images[0], texts[1]), greaterThan(1.0));
    }
  }

  @Test
  void givesUnitVectorsForMoreThanOneBatch() throws Exception {
    try (TwoTower tower =
        TwoTower.load(ModelBundle.open(TinyBundles.twoTower(folder)), Devices.CPU)) {
      float[][] vectors = tower.embedImages(Collections.nCopies(37, RED));

      assertThat(vectors.length, is(37));
      for (float[] vector : vectors) {
        assertThat(vector.length, is(tower.dimensions()));
        assertThat(Vectors.distance(vector, new float[4]), closeTo(1, 1e-6));
      }
      assertThat(tower.embedTexts(List.of()).length, is(0));
    }
  }

  @Test
  void isAnEmbedderOfFramesToo() throws Exception {
    ModelBundle bundle = ModelBundle.open(TinyBundles.twoTower(folder));
    try (TwoTower tower = TwoTower.load(bundle, Devices.CPU);
        FrameEmbedder embedder = tower.asFrameEmbedder()) {
      assertThat(embedder.model(), is(bundle.id()));
      assertThat(embedder.dimensions(), is(4));
      assertThat(embedder.thresholds(), is(StitchThresholds.IMAGEBIND));
      assertThat(embedder.embed(List.of(RED)), is(tower.embedImages(List.of(RED))));
    }
  }

  @Test
  void refusesAVectorWithoutDirection() throws Exception {
    TinyBundles.twoTower(folder);
    new TinyOnnx()
        .input("pixel_values", TinyOnnx.FLOAT, -1, 3, 8, 8)
        .output("image_embeds", TinyOnnx.FLOAT, -1, 3)
        .longs("shape", 0, 3)
        .node("GlobalAveragePool", "mean", List.of("pixel_values"))
        .node("Reshape", "image_embeds", List.of("mean", "shape"))
        .write(folder.resolve("vision_model.onnx"));

    try (TwoTower tower = TwoTower.load(ModelBundle.open(folder), Devices.CPU)) {
      ModelException thrown =
          assertThrows(ModelException.class, () -> tower.embedImages(List.of(RED, BLACK)));

      assertThat(thrown.getMessage(), containsString("no direction"));
    }
  }

  @Test
  void refusesAGraphWithoutVectors() throws Exception {
    TinyBundles.twoTower(folder);
    new TinyOnnx()
        .input("pixel_values", TinyOnnx.FLOAT, -1, 3, 8, 8)
        .output("map", TinyOnnx.FLOAT, -1, 3, 1, 1)
        .node("GlobalAveragePool", "map", List.of("pixel_values"))
        .write(folder.resolve("vision_model.onnx"));
    ModelBundle bundle = ModelBundle.open(folder);

    IllegalArgumentException thrown =
        assertThrows(IllegalArgumentException.class, () -> TwoTower.load(bundle, Devices.CPU));

    assertThat(thrown.getMessage(), containsString("an output of 2 dimensions"));
  }
}
