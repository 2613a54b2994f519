package org.reelgloss.video;

import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * The last frames of a video as small square pictures, so that the end frames of a segment are at
 * hand when the segment turns out to end. Holds a bounded number of pictures: of videos with very
 * many frames a second only every n-th, and then the nearest one before is given. Owns native
 * memory; one thread; must be closed.
 */
final class FrameRing implements AutoCloseable {
  private static final int MOST_PICTURES = 448;

  private final int side;
  private final int rotation;
  private final int stride;
  private final byte[][] pictures;
  private final Size size;
  private final Mat small = new Mat();
  private final Mat turned = new Mat();
  private long frames;

  /**
   * @param span how many frames back may be asked for
   * @param side width and height of the pictures in pixels; the aspect ratio is not kept
   * @param rotation clockwise degrees to the upright picture
   */
  FrameRing(long span, int side, int rotation) {
    this.side = side;
    this.rotation = rotation;
    stride = (int) ((span + MOST_PICTURES - 1) / MOST_PICTURES);
    pictures = new byte[(int) (span / stride) + 2][];
    size = new Size(side, side);
  }

  /** Takes the next frame, full-size BGR, bilinear reduction. */
  void add(Mat bgr) {
    long frame = frames++;
    if (frame % stride != 0) {
      return;
    }
    opencv_imgproc.resize(bgr, small, size, 0, 0, opencv_imgproc.INTER_LINEAR);
    Mat upright = small;
    if (rotation != 0) {
      opencv_core.rotate(small, turned, rotateCode());
      upright = turned;
    }
    int slot = (int) (frame / stride % pictures.length);
    if (pictures[slot] == null) {
      pictures[slot] = new byte[3 * side * side];
    }
    upright.data().get(pictures[slot]);
  }

  private int rotateCode() {
    return switch (rotation) {
      case 90 -> opencv_core.ROTATE_90_CLOCKWISE;
      case 180 -> opencv_core.ROTATE_180;
      default -> opencv_core.ROTATE_90_COUNTERCLOCKWISE;
    };
  }

  /** Returns a copy of the picture of a frame that was added and is within the span. */
  RgbImage picture(long frame) {
    long index = frame / stride;
    long newest = (frames - 1) / stride;
    if (frame < 0 || frame >= frames || newest - index >= pictures.length) {
      throw new IllegalArgumentException(
          "frame must be one of the last " + pictures.length * stride + ", but was: " + frame);
    }
    byte[] bgr = pictures[(int) (index % pictures.length)];
    byte[] rgb = new byte[bgr.length];
    for (int i = 0; i < rgb.length; i += 3) {
      rgb[i] = bgr[i + 2];
      rgb[i + 1] = bgr[i + 1];
      rgb[i + 2] = bgr[i];
    }
    return new RgbImage(side, side, rgb);
  }

  @Override
  public void close() {
    size.close();
    small.close();
    turned.close();
  }
}
