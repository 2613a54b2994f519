package org.reelgloss.gpu;

import org.reelgloss.video.RgbImage;

/**
 * Resizes as the Python library Pillow does, which the models' own preprocessing uses: a filter
 * widened by the factor of reduction, columns first, then rows, each pass rounded to 8 bits.
 */
final class PillowResize {
  /** Fixed point, so that the rounding is Pillow's: fraction bits of a weight. */
  private static final int PRECISION = 32 - 8 - 2;

  private PillowResize() {}

  /** Returns the image in another size; the same object if it has that size already. */
  static RgbImage resize(RgbImage image, int width, int height, Resample resample) {
    if (image.width() == width && image.height() == height) {
      return image;
    }
    if (resample == Resample.NEAREST) {
      return nearest(image, width, height);
    }
    RgbImage narrow = image.width() == width ? image : columns(image, width, resample);
    return narrow.height() == height ? narrow : rows(narrow, height, resample);
  }

  private static RgbImage nearest(RgbImage image, int width, int height) {
    int[] xs = positions(image.width(), width);
    int[] ys = positions(image.height(), height);
    byte[] from = image.pixels();
    byte[] to = new byte[3 * width * height];
    int at = 0;
    for (int y : ys) {
      for (int x : xs) {
        System.arraycopy(from, 3 * (y * image.width() + x), to, at, 3);
        at += 3;
      }
    }
    return new RgbImage(width, height, to);
  }

  private static int[] positions(int from, int to) {
    double scale = (double) from / to;
    int[] positions = new int[to];
    double position = scale * 0.5;
    for (int i = 0; i < to; i++) {
      positions[i] = Math.min((int) position, from - 1);
      position += scale; // Added up, not multiplied, as Pillow does.
    }
    return positions;
  }

  private static RgbImage columns(RgbImage image, int width, Resample resample) {
    Weights weights = Weights.of(image.width(), width, resample);
    byte[] from = image.pixels();
    byte[] to = new byte[3 * width * image.height()];
    int at = 0;
    for (int y = 0; y < image.height(); y++) {
      for (int x = 0; x < width; x++) {
        int first = 3 * (y * image.width() + weights.first[x]);
        for (int channel = 0; channel < 3; channel++) {
          to[at++] = weighted(from, first + channel, 3, weights.values[x]);
        }
      }
    }
    return new RgbImage(width, image.height(), to);
  }

  private static RgbImage rows(RgbImage image, int height, Resample resample) {
    Weights weights = Weights.of(image.height(), height, resample);
    int stride = 3 * image.width();
    byte[] from = image.pixels();
    byte[] to = new byte[stride * height];
    int at = 0;
    for (int y = 0; y < height; y++) {
      int first = weights.first[y] * stride;
      for (int x = 0; x < stride; x++) {
        to[at++] = weighted(from, first + x, stride, weights.values[y]);
      }
    }
    return new RgbImage(image.width(), height, to);
  }

  private static byte weighted(byte[] from, int first, int stride, int[] weights) {
    int sum = 1 << (PRECISION - 1);
    int at = first;
    for (int weight : weights) {
      sum += (from[at] & 0xff) * weight;
      at += stride;
    }
    return (byte) Math.max(0, Math.min(255, sum >> PRECISION));
  }

  /**
   * For each position of the result the positions of the source it is made of.
   *
   * @param first the first of them
   * @param values the fixed-point weights of that one and the following
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Weights(int[] first, int[][] values) {
    static Weights of(int from, int to, Resample resample) {
      double scale = (double) from / to;
      double stretch = Math.max(scale, 1);
      double support = resample.support() * stretch;
      int[] first = new int[to];
      int[][] values = new int[to][];
      for (int i = 0; i < to; i++) {
        double center = (i + 0.5) * scale;
        first[i] = Math.max(0, (int) (center - support + 0.5));
        int end = Math.min(from, (int) (center + support + 0.5));
        double[] weights = new double[end - first[i]];
        double sum = 0;
        for (int k = 0; k < weights.length; k++) {
          weights[k] = resample.weight((k + first[i] - center + 0.5) * (1 / stretch));
          sum += weights[k];
        }
        values[i] = fixedPoint(weights, sum);
      }
      return new Weights(first, values);
    }

    private static int[] fixedPoint(double[] weights, double sum) {
      int[] fixed = new int[weights.length];
      for (int k = 0; k < fixed.length; k++) {
        double weight = (sum == 0 ? weights[k] : weights[k] / sum) * (1 << PRECISION);
        fixed[k] = (int) (weight < 0 ? weight - 0.5 : weight + 0.5);
      }
      return fixed;
    }
  }
}
