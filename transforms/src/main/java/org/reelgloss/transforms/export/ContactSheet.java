package org.reelgloss.transforms.export;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.reelgloss.video.RgbImage;

/** One picture of several frames, in rows of four. */
final class ContactSheet {
  private static final int COLUMNS = 4;
  private static final int LONGEST_SIDE = 256;
  private static final float QUALITY = 0.85f;

  private ContactSheet() {}

  /** Returns the frames, all of one size, as one JPEG. */
  static byte[] jpeg(List<RgbImage> frames) {
    RgbImage first = frames.get(0);
    double scale = Math.min(1, (double) LONGEST_SIDE / Math.max(first.width(), first.height()));
    int width = Math.max(1, (int) Math.round(first.width() * scale));
    int height = Math.max(1, (int) Math.round(first.height() * scale));
    int columns = columns(frames.size());
    BufferedImage sheet =
        new BufferedImage(
            columns * width, rows(frames.size()) * height, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D graphics = sheet.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    for (int i = 0; i < frames.size(); i++) {
      int x = i % columns * width;
      int y = i / columns * height;
      graphics.drawImage(frames.get(i).toBufferedImage(), x, y, width, height, null);
    }
    graphics.dispose();
    return RgbImage.of(sheet).toJpeg(QUALITY);
  }

  /**
   * Returns the frames of a sheet, in order, as small as they are in it.
   *
   * @param count how many the sheet was made of, at least 1
   * @throws IOException if the sheet is no picture, or none of that many frames
   */
  static List<RgbImage> frames(byte[] jpeg, int count) throws IOException {
    RgbImage sheet = RgbImage.decode(jpeg);
    int columns = columns(count);
    int rows = rows(count);
    if (sheet.width() % columns != 0 || sheet.height() % rows != 0) {
      throw new IOException("Not a sheet of " + count + " frames: " + sheet);
    }
    int width = sheet.width() / columns;
    int height = sheet.height() / rows;
    List<RgbImage> frames = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      frames.add(cut(sheet, i % columns * width, i / columns * height, width, height));
    }
    return frames;
  }

  private static RgbImage cut(RgbImage sheet, int left, int top, int width, int height) {
    byte[] pixels = new byte[3 * width * height];
    for (int y = 0; y < height; y++) {
      int from = 3 * ((top + y) * sheet.width() + left);
      System.arraycopy(sheet.pixels(), from, pixels, 3 * y * width, 3 * width);
    }
    return new RgbImage(width, height, pixels);
  }

  private static int columns(int count) {
    return Math.min(COLUMNS, count);
  }

  private static int rows(int count) {
    return (count + COLUMNS - 1) / COLUMNS;
  }
}
