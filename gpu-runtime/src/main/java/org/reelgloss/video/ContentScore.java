package org.reelgloss.video;

import static org.bytedeco.opencv.global.opencv_core.NORM_L1;
import static org.bytedeco.opencv.global.opencv_core.norm;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2HSV;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * How much a frame differs from the one before: the mean absolute difference of hue, saturation and
 * value on a reduced picture (PySceneDetect's ContentDetector with its default weights). Hue is
 * 0..179 and its difference is not circular. Owns native memory; one thread; must be closed.
 */
final class ContentScore implements AutoCloseable {
  private static final int TARGET_WIDTH = 256;

  private final Size size;
  private final boolean reduce;
  private final Mat small = new Mat();
  private Mat hsv = new Mat();
  private Mat previous = new Mat();
  private boolean first = true;

  /**
   * @param width pixels as shown, after rotation
   * @param height pixels as shown, after rotation
   * @param turned whether the decoded picture lies on its side
   */
  ContentScore(int width, int height, boolean turned, CutSemantics semantics) {
    double factor = factor(width, height, semantics);
    int smallWidth = Math.max(1, (int) Math.rint(width / factor));
    int smallHeight = Math.max(1, (int) Math.rint(height / factor));
    reduce = factor > 1;
    size = turned ? new Size(smallHeight, smallWidth) : new Size(smallWidth, smallHeight);
  }

  private static double factor(int width, int height, CutSemantics semantics) {
    return switch (semantics) {
      case V06 -> width < TARGET_WIDTH ? 1 : width / TARGET_WIDTH;
      case V07 -> Math.max(1.0, Math.max(width, height) / (double) TARGET_WIDTH);
    };
  }

  /** Returns the difference of this full-size BGR picture to the one before; 0 for the first. */
  double next(Mat bgr) {
    Mat source = bgr;
    if (reduce || bgr.cols() != size.width() || bgr.rows() != size.height()) {
      resize(bgr, small, size, 0, 0, INTER_LINEAR);
      source = small;
    }
    cvtColor(source, hsv, COLOR_BGR2HSV);
    double score = 0;
    if (!first) {
      score = norm(hsv, previous, NORM_L1, null) / (3.0 * hsv.rows() * hsv.cols());
    }
    first = false;
    Mat swap = previous;
    previous = hsv;
    hsv = swap;
    return score;
  }

  @Override
  public void close() {
    size.close();
    small.close();
    hsv.close();
    previous.close();
  }
}
