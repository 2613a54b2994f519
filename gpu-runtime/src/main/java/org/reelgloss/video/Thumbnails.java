package org.reelgloss.video;

import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2RGB;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/** Averages pictures down to thumbnails. Owns native memory; one thread; must be closed. */
final class Thumbnails implements AutoCloseable {
  /** Width in pixels; the aspect ratio is not kept. */
  static final int WIDTH = TransitionFinder.WIDTH;

  /** Height in pixels. */
  static final int HEIGHT = TransitionFinder.HEIGHT;

  private final Size size = new Size(WIDTH, HEIGHT);
  private final Mat small = new Mat();
  private final Mat rgb = new Mat();
  private final byte[] pixels = new byte[3 * WIDTH * HEIGHT];

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
