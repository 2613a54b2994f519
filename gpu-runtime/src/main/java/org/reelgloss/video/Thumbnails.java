package org.reelgloss.video;

import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2RGB;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/** Averages pictures down to thumbnails. Owns native memory; one thread; must be closed. */
final class Thumbnails implements AutoCloseable {
  /** Usual width in pixels. */
  static final int WIDTH = 32;

  /** Usual height in pixels. */
  static final int HEIGHT = 18;

  private final Size size;
  private final Mat small = new Mat();
  private final Mat rgb = new Mat();
  private final byte[] pixels;

  /** Makes thumbnails of the usual size. */
  Thumbnails() {
    this(WIDTH, HEIGHT);
  }

  /** Makes thumbnails of so many pixels; the aspect ratio is not kept. */
  Thumbnails(int width, int height) {
    size = new Size(width, height);
    pixels = new byte[3 * width * height];
  }

  /**
   * Returns the thumbnail of a BGR picture, three bytes a pixel, red first; changes with the next.
   */
  byte[] of(Mat bgr) {
    resize(bgr, small, size, 0, 0, INTER_AREA);
    cvtColor(small, rgb, COLOR_BGR2RGB);
    rgb.data().get(pixels);
    return pixels;
  }

  @Override
  public void close() {
    size.close();
    small.close();
    rgb.close();
  }
}
