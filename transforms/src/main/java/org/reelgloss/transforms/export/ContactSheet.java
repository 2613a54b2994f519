package org.reelgloss.transforms.export;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
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
    int columns = Math.min(COLUMNS, frames.size());
    int rows = (frames.size() + columns - 1) / columns;
    BufferedImage sheet =
        new BufferedImage(columns * width, rows * height, BufferedImage.TYPE_3BYTE_BGR);
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
}
