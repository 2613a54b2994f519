package org.reelgloss.gpu;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.reelgloss.video.RgbImage;

/**
 * Makes of a picture what a model's first layer wants, as {@code preprocessor_config.json} says:
 * resized, cropped, scaled, normalised; first all red values row by row, then green, then blue.
 */
final class ImageProcessor {
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

  /** Returns {@code 3 * height * width} values for each picture, one picture after the other. */
  float[] process(List<RgbImage> images) {
    int size = 3 * width() * height();
    float[] values = new float[size * images.size()];
    for (int i = 0; i < images.size(); i++) {
      RgbImage image = geometry.apply(images.get(i));
      normalise(image.pixels(), values, i * size);
    }
    return values;
  }

  private void normalise(byte[] pixels, float[] values, int offset) {
    int plane = width() * height();
    for (int channel = 0; channel < 3; channel++) {
      float[] level = levels[channel];
      int to = offset + channel * plane;
      for (int i = 0; i < plane; i++) {
        values[to + i] = level[pixels[3 * i + channel] & 0xff];
      }
    }
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
    JsonNode value = config.path(name).path(channel);
    if (!value.isNumber()) {
      throw new IllegalArgumentException(
          name + " must be three numbers, but was: " + config.path(name));
    }
    return value.doubleValue();
  }
}
