package org.reelgloss.video;

import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2YUV;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;

import java.util.Arrays;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * How alike the brightness of a picture is distributed as in the one before: Pearson's correlation
 * of their histograms. Owns native memory; one thread; must be closed.
 */
final class LumaHistogram implements AutoCloseable {
  private static final int LEVELS = 256;

  private final int levelsPerBin;
  private final Mat yuv = new Mat();
  private byte[] pixels = new byte[0];
  private int[] counts;
  private int[] previous;
  private boolean first = true;

  /**
   * @param bins a divisor of 256
   */
  LumaHistogram(int bins) {
    levelsPerBin = LEVELS / bins;
    counts = new int[bins];
    previous = new int[bins];
  }

  /** Returns the correlation of this BGR picture with the one before, -1 to 1; 1 for the first. */
  double next(Mat bgr) {
    int[] swap = previous;
    previous = counts;
    counts = swap;
    count(bgr);
    boolean alone = first;
    first = false;
    return alone ? 1 : Correlation.of(previous, counts);
  }

  private void count(Mat bgr) {
    cvtColor(bgr, yuv, COLOR_BGR2YUV);
    int bytes = 3 * yuv.rows() * yuv.cols();
    if (pixels.length != bytes) {
      pixels = new byte[bytes];
    }
    yuv.data().get(pixels);
    Arrays.fill(counts, 0);
    for (int at = 0; at < bytes; at += 3) {
      counts[(pixels[at] & 0xff) / levelsPerBin]++;
    }
  }

  @Override
  public void close() {
    yuv.close();
  }
}
