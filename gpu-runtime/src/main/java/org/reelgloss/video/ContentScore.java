package org.reelgloss.video;

import static org.bytedeco.opencv.global.opencv_core.NORM_L1;
import static org.bytedeco.opencv.global.opencv_core.norm;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2HSV;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;

import org.bytedeco.opencv.opencv_core.Mat;

/**
 * How much a frame differs from the one before: the mean absolute difference of hue, saturation and
 * value on a reduced picture (PySceneDetect's ContentDetector with its default weights). Hue is
 * 0..179 and its difference is not circular. Owns native memory; one thread; must be closed.
 */
final class ContentScore implements AutoCloseable {
  private Mat hsv = new Mat();
  private Mat previous = new Mat();
  private boolean first = true;

  /** Returns the difference of this BGR picture to the one before; 0 for the first. */
  double next(Mat reduced) {
    cvtColor(reduced, hsv, COLOR_BGR2HSV);
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
    hsv.close();
    previous.close();
  }
}
