package org.reelgloss.gpu;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import java.util.List;
import java.util.Random;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.Test;
import org.reelgloss.video.RgbImage;

class DescriptorEmbedderTest {
  private static final int SKY = 0x87b5e5;
  private static final int MEADOW = 0x3f7a2b;
  private static final int WALL = 0x6b4a3a;
  private static final int LAMP = 0xffe9b0;

  private final DescriptorEmbedder embedder = new DescriptorEmbedder();

  @Test
  void givesUnitVectorsAlsoForFramesWithNothingToSee() {
    float[][] vectors =
        embedder.embed(
            List.of(
                frame(224, 224, (x, y) -> 0),
                frame(224, 224, (x, y) -> 0x808080),
                frame(1, 1, (x, y) -> 0xffffff),
                frame(3, 500, (x, y) -> 0x00ff00),
                landscape(0, 0)));

    for (float[] vector : vectors) {
      assertThat(vector.length, is(embedder.dimensions()));
      assertThat(Vectors.distance(vector, new float[vector.length]), closeTo(1, 1e-5));
    }
  }

  @Test
  void isNearForAFrameAMomentLater() {
    double moved = distance(landscape(0, 0), landscape(3, 0));
    double noisy = distance(landscape(0, 0), landscape(0, 6));

    assertThat(moved, lessThan(0.1));
    assertThat(noisy, lessThan(0.1));
  }

  @Test
  void isFarForAnotherScene() {
    double other = distance(landscape(0, 0), room());
    double turned = distance(landscape(0, 0), frame(224, 224, (x, y) -> y < 90 ? MEADOW : SKY));

    assertThat(other, greaterThan(0.6));
    assertThat(turned, greaterThan(0.6));
  }

  @Test
  void doesNotMindTheSizeOfTheFrame() {
    RgbImage large = frame(640, 360, (x, y) -> y < 180 ? SKY : MEADOW);
    RgbImage small = frame(224, 224, (x, y) -> y < 112 ? SKY : MEADOW);

    assertThat(distance(large, small), lessThan(0.02));
  }

  private double distance(RgbImage a, RgbImage b) {
    float[][] vectors = embedder.embed(List.of(a, b));
    return Vectors.distance(vectors[0], vectors[1]);
  }

  private static RgbImage landscape(int shift, int noise) {
    Random random = new Random(5);
    return frame(
        224,
        224,
        (x, y) -> {
          boolean tree = x + shift > 120 && x + shift < 150 && y > 60 && y < 180;
          int color = tree ? WALL : y < 110 + (x + shift) / 16 ? SKY : MEADOW;
          int change = noise == 0 ? 0 : random.nextInt(noise);
          return color + (change << 16 | change << 8 | change);
        });
  }

  private static RgbImage room() {
    return frame(
        224,
        224,
        (x, y) -> Math.hypot(x - 60, y - 50) < 30 ? LAMP : x / 28 % 2 == 0 ? WALL : 0x2a1c14);
  }

  private static RgbImage frame(int width, int height, IntBinaryOperator color) {
    byte[] pixels = new byte[3 * width * height];
    for (int i = 0; i < width * height; i++) {
      int rgb = color.applyAsInt(i % width, i / width);
      pixels[3 * i] = (byte) (rgb >> 16);
      pixels[3 * i + 1] = (byte) (rgb >> 8);
      pixels[3 * i + 2] = (byte) rgb;
    }
    return new RgbImage(width, height, pixels);
  }
}
