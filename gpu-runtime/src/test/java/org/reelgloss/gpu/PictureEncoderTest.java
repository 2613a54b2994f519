package org.reelgloss.gpu;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reelgloss.video.RgbImage;

/** What pictures look like, by a graph that any backbone may be. */
class PictureEncoderTest {
  @TempDir private Path folder;

  @Test
  void aPictureHasTheVectorOfTheOutputThatHasFeatures() throws Exception {
    ModelBundle bundle = ModelBundle.open(TinyBundles.pictureEncoder(folder.resolve("encoder")));

    try (PictureEncoder encoder = PictureEncoder.load(bundle, Devices.CPU)) {
      float[][] vectors = encoder.embed(List.of(plain(255, 0, 0), plain(40, 40, 40)));

      assertThat(vectors.length, is(2));
      assertThat((double) vectors[0][0], closeTo(1, 1e-6));
      assertThat((double) vectors[1][2], closeTo(1 / Math.sqrt(3), 1e-6));
    }
  }

  @Test
  void aPictureWithoutAnythingInItHasNone() throws Exception {
    ModelBundle bundle = ModelBundle.open(TinyBundles.pictureEncoder(folder.resolve("encoder")));

    try (ModelPool.Lease<PictureEncoder> lease = PictureEncoder.lease(bundle, Devices.CPU)) {
      List<RgbImage> black = List.of(plain(0, 0, 0));
      assertThrows(ModelException.class, () -> lease.model().embed(black));
    }
  }

  @Test
  void otherBundlesAreRefused() throws Exception {
    ModelBundle towers = ModelBundle.open(TinyBundles.twoTower(folder.resolve("towers")));

    assertThrows(IllegalArgumentException.class, () -> PictureEncoder.load(towers, Devices.CPU));
  }

  @Test
  @Tag("test-data")
  void aClassifierWithoutItsLastLayerKnowsAPhotographAgain() throws Exception {
    Path data = Path.of(System.getenv("REELGLOSS_TEST_DATA"));
    Files.copy(
        data.resolve("models/tf2_mobilenet_v2_1.0_224_ptq.onnx"), folder.resolve("model.onnx"));
    Files.writeString(
        folder.resolve("preprocessor_config.json"),
        """
        {"do_resize": true, "size": {"height": 224, "width": 224}, "resample": 2,
         "do_rescale": true, "do_normalize": true,
         "image_mean": [0.5, 0.5, 0.5], "image_std": [0.5, 0.5, 0.5]}
        """);
    List<String> names =
        Files.readAllLines(data.resolve("flickr8k/features/dev.names.txt")).subList(0, 3);

    try (PictureEncoder encoder = PictureEncoder.load(ModelBundle.open(folder), Devices.CPU);
        NpyFile known = NpyFile.open(data.resolve("flickr8k/features/dev.tf2_mobilenet_v2.npy"))) {
      for (int i = 0; i < names.size(); i++) {
        byte[] photograph = Files.readAllBytes(data.resolve("flickr8k/images/" + names.get(i)));
        float[] vector = encoder.embed(List.of(RgbImage.decode(photograph)))[0];
        assertThat(Vectors.cosine(vector, known.row(i)), greaterThan(0.99));
      }
    }
  }

  private static RgbImage plain(int red, int green, int blue) {
    byte[] pixels = new byte[3 * 4];
    for (int i = 0; i < pixels.length; i += 3) {
      pixels[i] = (byte) red;
      pixels[i + 1] = (byte) green;
      pixels[i + 2] = (byte) blue;
    }
    return new RgbImage(2, 2, pixels);
  }
}
