package org.reelgloss.gpu;

import org.reelgloss.video.RgbImage;

/**
 * A frame reduced to {@link #SIDE} by {@link #SIDE} pixels, each the mean of those it covers.
 *
 * @param red in [0, 1], row by row; green and blue likewise
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record SmallFrame(float[] red, float[] green, float[] blue) {
  static final int SIDE = 64;
  static final int PIXELS = SIDE * SIDE;

  /** Cells of the coarse grid along each side. */
  static final int CELLS = 4;

  static SmallFrame of(RgbImage image) {
    int[] columns = bounds(image.width());
    int[] rows = bounds(image.height());
    float[][] planes = new float[3][PIXELS];
    for (int y = 0; y < SIDE; y++) {
      int bottom = Math.max(rows[y + 1], rows[y] + 1);
      for (int x = 0; x < SIDE; x++) {
        int right = Math.max(columns[x + 1], columns[x] + 1);
        average(image, columns[x], right, rows[y], bottom, planes, y * SIDE + x);
      }
    }
    return new SmallFrame(planes[0], planes[1], planes[2]);
  }

  private static int[] bounds(int size) {
    int[] bounds = new int[SIDE + 1];
    for (int i = 0; i <= SIDE; i++) {
      bounds[i] = (int) ((long) i * size / SIDE);
    }
    return bounds;
  }

  private static void average(
      RgbImage image, int left, int right, int top, int bottom, float[][] planes, int to) {
    byte[] pixels = image.pixels();
    int red = 0;
    int green = 0;
    int blue = 0;
    for (int y = top; y < bottom; y++) {
      int end = 3 * (y * image.width() + right);
      for (int at = 3 * (y * image.width() + left); at < end; at += 3) {
        red += pixels[at] & 0xff;
        green += pixels[at + 1] & 0xff;
        blue += pixels[at + 2] & 0xff;
      }
    }
    float scale = 1f / (255f * (right - left) * (bottom - top));
    planes[0][to] = red * scale;
    planes[1][to] = green * scale;
    planes[2][to] = blue * scale;
  }

  /** Returns the cell of the coarse grid in which a pixel lies, row by row. */
  static int cell(int pixel) {
    int cellSide = SIDE / CELLS;
    return pixel / SIDE / cellSide * CELLS + pixel % SIDE / cellSide;
  }

  float light(int pixel) {
    return 0.299f * red[pixel] + 0.587f * green[pixel] + 0.114f * blue[pixel];
  }
}
