package org.reelgloss.gpu;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.reelgloss.video.RgbImage;

/**
 * Brings pictures to the one size that a model takes: a resize to given sides, or one that keeps
 * the shape and gives the shorter side a length; then perhaps the middle of it, black around where
 * the picture is smaller.
 *
 * @param width of the result, pixels
 * @param height of the result, pixels
 * @param resize null if the picture's own size is kept
 * @param shortestEdge pixels; 0 if the resize is to {@code resize}'s sides
 */
record ImageGeometry(
    int width, int height, @Nullable Size resize, int shortestEdge, Resample resample) {

  record Size(int width, int height) {}

  static ImageGeometry of(JsonNode config) {
    ProcessorType type = ProcessorType.of(config);
    boolean resizes = config.path("do_resize").asBoolean(true);
    boolean crops = config.path("do_center_crop").asBoolean(type.crops());
    Size crop = crops ? sizeOf(config, "crop_size") : null;
    int shortestEdge = resizes ? shortestEdge(config, type) : 0;
    Size resize = resizes && shortestEdge == 0 ? sizeOf(config, "size") : null;
    Size result = crop == null ? resize : crop;
    if (result == null) {
      throw new IllegalArgumentException(
          "size must have height and width, or crop_size must, for pictures of one size; was: "
              + config.path("size"));
    }
    JsonNode resample = config.path("resample");
    return new ImageGeometry(
        result.width(),
        result.height(),
        resize,
        shortestEdge,
        resample.isMissingNode() || resample.isNull()
            ? type.resample()
            : Resample.ofNumber(resample));
  }

  private static int shortestEdge(JsonNode config, ProcessorType type) {
    JsonNode size = config.path("size");
    if (size.isInt()) {
      boolean square = config.path("default_to_square").asBoolean(!type.shortest());
      return square ? 0 : size.intValue();
    }
    if (size.has("longest_edge")) {
      throw new IllegalArgumentException(
          "size must have shortest_edge, or height and width, only, but was: " + size);
    }
    return size.path("shortest_edge").asInt(0);
  }

  private static Size sizeOf(JsonNode config, String name) {
    JsonNode size = config.path(name);
    int height = size.isInt() ? size.intValue() : size.path("height").asInt(0);
    int width = size.isInt() ? size.intValue() : size.path("width").asInt(0);
    if (height < 1 || width < 1) {
      throw new IllegalArgumentException(
          name + " must have height and width, each at least 1, but was: " + size);
    }
    return new Size(width, height);
  }

  RgbImage apply(RgbImage image) {
    return crop(resize(image));
  }

  private RgbImage resize(RgbImage image) {
    if (resize != null) {
      return PillowResize.resize(image, resize.width(), resize.height(), resample);
    }
    if (shortestEdge == 0) {
      return image;
    }
    int shorter = Math.min(image.width(), image.height());
    int newWidth = (int) ((long) shortestEdge * image.width() / shorter);
    int newHeight = (int) ((long) shortestEdge * image.height() / shorter);
    return PillowResize.resize(image, newWidth, newHeight, resample);
  }

  private RgbImage crop(RgbImage image) {
    if (image.width() == width && image.height() == height) {
      return image;
    }
    int left = Math.floorDiv(image.width() - width, 2);
    int top = Math.floorDiv(image.height() - height, 2);
    byte[] cropped = new byte[3 * width * height];
    int fromX = Math.max(0, left);
    int columns = Math.min(image.width(), left + width) - fromX;
    for (int y = Math.max(0, -top); y < Math.min(height, image.height() - top); y++) {
      System.arraycopy(
          image.pixels(),
          3 * ((y + top) * image.width() + fromX),
          cropped,
          3 * (y * width + fromX - left),
          3 * columns);
    }
    return new RgbImage(width, height, cropped);
  }
}
