package org.reelgloss.gpu;

import com.fasterxml.jackson.databind.JsonNode;
import org.reelgloss.video.RgbImage;

/**
 * Makes of a picture what a model's first layer wants, as {@code preprocessor_config.json} says:
 * resized, cropped, scaled, normalised; first all red values row by row, then green, then blue.
 */
final class ImageProcessor {
  /** The name of the config. */
  static final String CONFIG = "preprocessor_config.json";

  private final ImageGeometry geometry;
  private final float[][] levels;

  private ImageProcessor(ImageGeometry geometry, float[][] levels) {
    this.geometry = geometry;
    this.levels = levels;
  }

  /** Throws IllegalArgumentException if the config says something that is not supported. */
  static ImageProcessor of(JsonNode config) {
    return new ImageProcessor(ImageGeometry.of(config), levels(config));
  }

  int width() {
    return geometry.width();
  }

  int height() {
    return geometry.height();
  }

  /** Returns a picture to try a model with: brighter to the right, redder downwards. */
  float[] sample() {
    int side = 64;
    byte[] pixels = new byte[3 * side * side];
    for (int i = 0; i < side * side; i++) {
      pixels[3 * i] = (byte) (4 * (i / side));
      pixels[3 * i + 1] = (byte) (4 * (i % side));
      pixels[3 * i + 2] = (byte) (4 * (i % side));
    }
    return process(new RgbImage(side, side, pixels));
  }

  /** Returns {@code 3 * height * width} values. */
  float[] process(RgbImage image) {
    byte[] pixels = geometry.apply(image).pixels();
    int plane = width() * height();
    float[] values = new float[3 * plane];
    for (int channel = 0; channel < 3; channel++) {
      float[] level = levels[channel];
      int to = channel * plane;
      for (int i = 0; i < plane; i++) {
        values[to + i] = level[pixels[3 * i + channel] & 0xff];
      }
    }
    return values;
  }

  /** Returns for each channel what each of the 256 values becomes. */
  private static float[][] levels(JsonNode config) {
    boolean rescale = config.path("do_rescale").asBoolean(true);
    double factor = rescale ? config.path("rescale_factor").asDouble(1 / 255.0) : 1;
    boolean normalise = config.path("do_normalize").asBoolean(true);
    float[][] levels = new float[3][256];
    for (int channel = 0; channel < 3; channel++) {
      double mean = normalise ? number(config, "image_mean", channel) : 0;
      double std = normalise ? number(config, "image_std", channel) : 1;
      for (int value = 0; value < 256; value++) {
        levels[channel][value] = (float) ((value * factor - mean) / std);
      }
    }
    return levels;
  }

  private static double number(JsonNode config, String name, int channel) {
    JsonNode declared = config.path(name);
    JsonNode value = declared.isNumber() ? declared : declared.path(channel);
    if (!value.isNumber() || declared.size() > 3) {
      throw new IllegalArgumentException(name + " must be a number or three, but was: " + declared);
    }
    return value.doubleValue();
  }
}
