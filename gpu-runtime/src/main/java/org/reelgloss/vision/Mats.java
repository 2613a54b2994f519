package org.reelgloss.vision;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_RGB2GRAY;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;
import org.reelgloss.video.RgbImage;

/** Pictures as OpenCV's matrices. What is returned belongs to the caller's open PointerScope. */
final class Mats {
  private Mats() {}

  /** Returns the picture in grey, its longer side brought to {@code side} pixels. */
  static Mat grey(RgbImage image, int side) {
    Mat rgb = new Mat(image.height(), image.width(), CV_8UC3);
    rgb.data().put(image.pixels(), 0, image.pixels().length);
    Mat grey = new Mat();
    cvtColor(rgb, grey, COLOR_RGB2GRAY);
    double factor = (double) side / Math.max(image.width(), image.height());
    int width = Math.max(1, (int) Math.round(image.width() * factor));
    int height = Math.max(1, (int) Math.round(image.height() * factor));
    Mat sized = new Mat();
    resize(grey, sized, new Size(width, height), 0, 0, factor < 1 ? INTER_AREA : INTER_LINEAR);
    return sized;
  }
}
