package org.reelgloss.vision;

import static org.bytedeco.opencv.global.opencv_core.BORDER_CONSTANT;
import static org.bytedeco.opencv.global.opencv_core.absdiff;
import static org.bytedeco.opencv.global.opencv_core.bitwise_and;
import static org.bytedeco.opencv.global.opencv_core.countNonZero;
import static org.bytedeco.opencv.global.opencv_imgproc.GaussianBlur;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_NEAREST;
import static org.bytedeco.opencv.global.opencv_imgproc.MORPH_RECT;
import static org.bytedeco.opencv.global.opencv_imgproc.THRESH_BINARY;
import static org.bytedeco.opencv.global.opencv_imgproc.erode;
import static org.bytedeco.opencv.global.opencv_imgproc.getStructuringElement;
import static org.bytedeco.opencv.global.opencv_imgproc.threshold;
import static org.bytedeco.opencv.global.opencv_imgproc.warpAffine;

import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/** What changed between two frames apart from the motion of the whole picture. */
final class Residue {
  private static final double CHANGED = 25;
  private static final int BLUR = 7;

  private Residue() {}

  static PairMotion measure(Mat from, Mat to, Mat transform) {
    double[] t = CameraMotion.numbers(transform);
    double x = from.cols() / 2.0;
    double y = from.rows() / 2.0;
    Mat inside = new Mat(from.size(), from.type(), Scalar.all(255));
    Mat mask = new Mat();
    // What is outside the earlier picture would spread into the edge by the blur.
    Mat edge = getStructuringElement(MORPH_RECT, new Size(BLUR + 2, BLUR + 2));
    erode(warped(inside, transform, INTER_NEAREST), mask, edge);
    Mat changed = changed(warped(from, transform, INTER_LINEAR), to);
    bitwise_and(changed, mask, changed);
    int moving = countNonZero(changed);
    int third = from.cols() / 3;
    double left = countNonZero(changed.colRange(0, third));
    double right = countNonZero(changed.colRange(from.cols() - third, from.cols()));
    return new PairMotion(
        (t[0] * x + t[1] * y + t[2] - x) / from.cols(),
        (t[3] * x + t[4] * y + t[5] - y) / from.rows(),
        Math.hypot(t[0], t[3]),
        (double) moving / Math.max(1, countNonZero(mask)),
        moving == 0 ? 0 : left / moving,
        moving == 0 ? 0 : right / moving);
  }

  private static Mat changed(Mat from, Mat to) {
    Mat difference = new Mat();
    absdiff(blurred(from), blurred(to), difference);
    Mat changed = new Mat();
    threshold(difference, changed, CHANGED, 255, THRESH_BINARY);
    return changed;
  }

  private static Mat blurred(Mat picture) {
    Mat blurred = new Mat();
    GaussianBlur(picture, blurred, new Size(BLUR, BLUR), 0);
    return blurred;
  }

  private static Mat warped(Mat picture, Mat transform, int interpolation) {
    Mat warped = new Mat();
    warpAffine(
        picture, warped, transform, picture.size(), interpolation, BORDER_CONSTANT, new Scalar());
    return warped;
  }
}
