package org.reelgloss.video;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;

/**
 * What becomes of a source's pictures in a clip.
 *
 * @param scaledWidth pixels before turning, even
 * @param scaledHeight pixels before turning, even
 * @param turn clockwise, 0, 90, 180 or 270 degrees
 * @param square whether pixels are square, or become so
 */
record PictureShape(int scaledWidth, int scaledHeight, int turn, boolean square) {
  private static final double ROUNDING = 1e-6;

  /**
   * Returns the shape of clips of a source.
   *
   * @param rotation clockwise turn to the upright picture, as the source says
   */
  static PictureShape of(AVFrame frame, int rotation, ClipFormat format) {
    AVRational aspect = frame.sample_aspect_ratio();
    double stretch =
        aspect.num() > 0 && aspect.den() > 0 ? (double) aspect.num() / aspect.den() : 1;
    return of(frame.width(), frame.height(), stretch, rotation, format);
  }

  /**
   * @param stretch width of a pixel by its height
   */
  static PictureShape of(int width, int height, double stretch, int rotation, ClipFormat format) {
    double wide = format.upright() ? width * stretch : width;
    double uprightHeight = rotation % 180 == 0 ? height : width * stretch;
    double scale = Math.min(1, Math.sqrt(format.codec().mostPixels() / (wide * height)));
    if (format.maxHeight() > 0) {
      scale = Math.min(scale, format.maxHeight() / uprightHeight);
    }
    int least = format.codec().shortestSide();
    return new PictureShape(
        Math.max(least, even(wide * scale, scale)),
        Math.max(least, even(height * scale, scale)),
        format.upright() ? rotation : 0,
        format.upright() || stretch == 1);
  }

  /** An odd row or column is cut off where nothing is scaled. */
  private static int even(double side, double scale) {
    return scale < 1 ? (int) Math.round(side / 2) * 2 : (int) (side + ROUNDING) / 2 * 2;
  }

  /** Pixels of the clip's pictures. */
  int width() {
    return turn % 180 == 0 ? scaledWidth : scaledHeight;
  }

  /** Pixels of the clip's pictures. */
  int height() {
    return turn % 180 == 0 ? scaledHeight : scaledWidth;
  }
}
