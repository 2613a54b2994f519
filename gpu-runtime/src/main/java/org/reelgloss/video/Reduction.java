package org.reelgloss.video;

import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_NEAREST;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * Reduces decoded frames to BGR pictures of one size, bit-exact with OpenCV's INTER_LINEAR on the
 * full-size picture, converting only the rows that are read. Owns native memory; one thread; must
 * be closed.
 */
final class Reduction implements AutoCloseable {
  private final BgrFrames frames;
  private final Size size;
  private final Mat small = new Mat();
  private RowPlan plan = RowPlan.of(1, 1);
  private int plannedHeight;

  /**
   * @param frames converts the rows; stays the caller's
   */
  Reduction(BgrFrames frames, int width, int height) {
    this.frames = frames;
    size = new Size(width, height);
  }

  /** Returns the reduced picture, valid until the next call; its rows have no gaps. */
  Mat reduce(AVFrame frame) throws MediaException {
    if (frame.height() != plannedHeight) {
      plannedHeight = frame.height();
      plan = RowPlan.of(plannedHeight, size.height());
    }
    Mat bgr = frames.convert(frame, plan);
    if (bgr.cols() == size.width() && bgr.rows() == size.height()) {
      bgr.copyTo(small); // Whose rows follow each other without gaps.
      return small;
    }
    int factor = bgr.cols() / size.width();
    if (factor % 2 == 1
        && bgr.cols() == factor * size.width()
        && bgr.rows() == factor * size.height()) {
      pickCentres(bgr, factor);
    } else {
      resize(bgr, small, size, 0, 0, INTER_LINEAR);
    }
    return small;
  }

  /**
   * By an odd whole factor the bilinear reduction reads just the pixel in the middle of each block:
   * the nearest one in a view that begins at the first middle. No pixel behind the picture is read.
   */
  private void pickCentres(Mat bgr, int factor) {
    int middle = factor / 2;
    try (BytePointer first = bgr.ptr(middle).getPointer(3L * middle);
        Mat centres = new Mat(bgr.rows(), bgr.cols(), bgr.type(), first, bgr.step())) {
      resize(centres, small, size, 0, 0, INTER_NEAREST);
    }
  }

  @Override
  public void close() {
    size.close();
    small.close();
  }
}
