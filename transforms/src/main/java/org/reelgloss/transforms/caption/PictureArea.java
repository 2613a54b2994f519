package org.reelgloss.transforms.caption;

import org.reelgloss.video.RgbImage;

/** The part of a frame inside black bars, in pixels, right and bottom exclusive. */
record PictureArea(int left, int top, int right, int bottom) {
  private static final int BLACK = 24;

  /** Returns the whole frame where what is not black would be less than half as wide or high. */
  static PictureArea withoutBars(RgbImage image) {
    int width = image.width();
    int height = image.height();
    int top = 0;
    while (top < height && isBlackRow(image, top)) {
      top++;
    }
    int bottom = height;
    while (bottom > top && isBlackRow(image, bottom - 1)) {
      bottom--;
    }
    int left = 0;
    while (left < width && isBlackColumn(image, left)) {
      left++;
    }
    int right = width;
    while (right > left && isBlackColumn(image, right - 1)) {
      right--;
    }
    return 2 * (right - left) >= width && 2 * (bottom - top) >= height
        ? new PictureArea(left, top, right, bottom)
        : new PictureArea(0, 0, width, height);
  }

  private static boolean isBlackRow(RgbImage image, int y) {
    for (int x = 0; x < image.width(); x++) {
      if (!isBlack(image, x, y)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isBlackColumn(RgbImage image, int x) {
    for (int y = 0; y < image.height(); y++) {
      if (!isBlack(image, x, y)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isBlack(RgbImage image, int x, int y) {
    int at = 3 * (y * image.width() + x);
    return (image.pixels()[at] & 0xff) < BLACK
        && (image.pixels()[at + 1] & 0xff) < BLACK
        && (image.pixels()[at + 2] & 0xff) < BLACK;
  }
}
