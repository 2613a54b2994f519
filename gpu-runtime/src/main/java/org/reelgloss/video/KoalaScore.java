package org.reelgloss.video;

import static org.bytedeco.opencv.global.opencv_core.max;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2GRAY;
import static org.bytedeco.opencv.global.opencv_imgproc.Canny;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import java.util.Arrays;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * How much of one shot two neighbouring frames are, by colour and structure, as Koala-36M published
 * it: {@code 4.61480465 c + 3.75211168 s - 5.485968377115124}, where {@code c} is the correlation
 * of their histograms of blue, green and red, each of the levels 1 to 254, and {@code s} the {@link
 * Similarity} of their grey pictures with edges drawn in. About 2.9 for equal frames, below 0 for
 * frames of two shots. Owns native memory; one thread; must be closed.
 */
final class KoalaScore implements AutoCloseable {
  /** Width and height in pixels of the pictures that are taken. */
  static final int SIDE = 256;

  /** What two equal frames have. */
  static final double EQUAL = score(1, 1);

  private static final int LEVELS = 254;
  private static final int GREY_SIDE = 128;

  private final Size size = new Size(GREY_SIDE, GREY_SIDE);
  private final Mat picture = new Mat();
  private final Mat whole = new Mat();
  private final Mat grey = new Mat();
  private final Mat edges = new Mat();
  private final Similarity similarity = new Similarity(GREY_SIDE, GREY_SIDE);
  private final byte[] pixels = new byte[3 * SIDE * SIDE];
  private int[] colours = new int[3 * LEVELS];
  private int[] previousColours = new int[3 * LEVELS];
  private byte[] structure = new byte[GREY_SIDE * GREY_SIDE];
  private byte[] previousStructure = new byte[GREY_SIDE * GREY_SIDE];
  private boolean first = true;

  /**
   * Returns the score of a picture and the one before; that of equal ones for the first.
   *
   * @param bgr 256 x 256 pixels, 8-bit
   */
  double next(Mat bgr) {
    swap();
    count(bgr);
    draw(bgr);
    boolean alone = first;
    first = false;
    return alone
        ? EQUAL
        : score(
            Correlation.of(previousColours, colours), similarity.of(previousStructure, structure));
  }

  private static double score(double colour, double structure) {
    return 4.61480465 * colour + 3.75211168 * structure - 5.485968377115124;
  }

  private void swap() {
    int[] oldColours = previousColours;
    previousColours = colours;
    colours = oldColours;
    byte[] oldStructure = previousStructure;
    previousStructure = structure;
    structure = oldStructure;
  }

  private void count(Mat bgr) {
    bgr.copyTo(picture); // Without gaps between its rows.
    picture.data().get(pixels);
    Arrays.fill(colours, 0);
    for (int at = 0; at < pixels.length; at++) {
      int level = pixels[at] & 0xff;
      if (level >= 1 && level <= LEVELS) {
        colours[LEVELS * (at % 3) + level - 1]++;
      }
    }
  }

  private void draw(Mat bgr) {
    cvtColor(bgr, whole, COLOR_BGR2GRAY);
    resize(whole, grey, size, 0, 0, INTER_LINEAR);
    Canny(grey, edges, 100, 200);
    max(grey, edges, edges);
    edges.data().get(structure);
  }

  @Override
  public void close() {
    size.close();
    picture.close();
    whole.close();
    grey.close();
    edges.close();
  }
}
