package org.reelgloss.video;

import static org.bytedeco.opencv.global.opencv_core.CV_16S;
import static org.bytedeco.opencv.global.opencv_core.meanStdDev;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2GRAY;
import static org.bytedeco.opencv.global.opencv_imgproc.Laplacian;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.opencv.opencv_core.Mat;

/** How much detail a picture has. Owns native memory; one thread; must be closed. */
final class Sharpness implements AutoCloseable {
  private final Mat gray = new Mat();
  private final Mat edges = new Mat();
  private final Mat mean = new Mat();
  private final Mat deviation = new Mat();

  /** Returns the variance of the Laplacian of a BGR picture's brightness, in whole numbers. */
  long of(Mat bgr) {
    cvtColor(bgr, gray, COLOR_BGR2GRAY);
    Laplacian(gray, edges, CV_16S);
    meanStdDev(edges, mean, deviation);
    try (DoublePointer value = new DoublePointer(deviation.data())) {
      double sigma = value.get(0);
      return Math.round(sigma * sigma);
    }
  }

  @Override
  public void close() {
    gray.close();
    edges.close();
    mean.close();
    deviation.close();
  }
}
