package org.reelgloss.video;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SimilarityTest {
  private static final int WIDTH = 24;
  private static final int HEIGHT = 16;

  @Test
  void isOneForEqualPictures() {
    assertThat(new Similarity(WIDTH, HEIGHT).of(waves(3), waves(3)), is(closeTo(1, 1e-12)));
  }

  @Test
  void ofFlatPicturesComparesTheirMeansOnly() {
    byte[] dark = new byte[WIDTH * HEIGHT];
    byte[] light = new byte[WIDTH * HEIGHT];
    Arrays.fill(dark, (byte) 50);
    Arrays.fill(light, (byte) 100);

    double expected = (2 * 50 * 100 + 6.5025) / (50 * 50 + 100 * 100 + 6.5025);
    assertThat(new Similarity(WIDTH, HEIGHT).of(dark, light), is(closeTo(expected, 1e-12)));
  }

  @Test
  void isWhatTheDefinitionGives() {
    byte[] one = waves(3);
    byte[] other = waves(5);
    Similarity similarity = new Similarity(WIDTH, HEIGHT);
    similarity.of(other, one);

    assertThat(similarity.of(one, other), is(closeTo(defined(one, other), 1e-9)));
  }

  private static byte[] waves(int step) {
    byte[] picture = new byte[WIDTH * HEIGHT];
    for (int i = 0; i < picture.length; i++) {
      picture[i] = (byte) (i * i * step % 251);
    }
    return picture;
  }

  private static double defined(byte[] one, byte[] other) {
    double total = 0;
    for (int top = 0; top <= HEIGHT - 7; top++) {
      for (int left = 0; left <= WIDTH - 7; left++) {
        total += window(one, other, top, left);
      }
    }
    return total / ((HEIGHT - 6) * (WIDTH - 6));
  }

  private static double window(byte[] one, byte[] other, int top, int left) {
    double mean1 = 0;
    double mean2 = 0;
    for (int i = 0; i < 49; i++) {
      mean1 += at(one, top, left, i) / 49;
      mean2 += at(other, top, left, i) / 49;
    }
    double variance1 = 0;
    double variance2 = 0;
    double covariance = 0;
    for (int i = 0; i < 49; i++) {
      double a = at(one, top, left, i) - mean1;
      double b = at(other, top, left, i) - mean2;
      variance1 += a * a / 48;
      variance2 += b * b / 48;
      covariance += a * b / 48;
    }
    return (2 * mean1 * mean2 + 6.5025)
        * (2 * covariance + 58.5225)
        / ((mean1 * mean1 + mean2 * mean2 + 6.5025) * (variance1 + variance2 + 58.5225));
  }

  private static double at(byte[] picture, int top, int left, int i) {
    return picture[(top + i / 7) * WIDTH + left + i % 7] & 0xff;
  }
}
