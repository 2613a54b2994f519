package org.reelgloss.vision;

import static org.bytedeco.opencv.global.opencv_calib3d.RANSAC;
import static org.bytedeco.opencv.global.opencv_calib3d.estimateAffinePartial2D;
import static org.bytedeco.opencv.global.opencv_core.CV_32FC2;
import static org.bytedeco.opencv.global.opencv_core.NORM_HAMMING;

import java.util.Optional;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.DMatch;
import org.bytedeco.opencv.opencv_core.DMatchVector;
import org.bytedeco.opencv.opencv_core.KeyPointVector;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point2f;
import org.bytedeco.opencv.opencv_features2d.BFMatcher;
import org.bytedeco.opencv.opencv_features2d.ORB;
import org.reelgloss.video.RgbImage;

/**
 * Tells how a picture moved as a whole between two frames: corners are matched, and the one shift,
 * turn and scale is looked for that most of them followed. Keeps no state; any thread may call.
 */
@SuppressWarnings("try") // A scope is there to be closed.
public final class CameraMotion {
  private static final int SIDE = 320;
  private static final int SHORTEST_SIDE = 80;
  private static final int CORNERS = 800;
  private static final int FEWEST_FOLLOWERS = 16;
  private static final double LEAST_SHARE = 0.35;
  private static final int GRID = 3;
  private static final int FEWEST_CELLS = 5;

  private CameraMotion() {}

  /**
   * Compares two pictures of the same size.
   *
   * @return empty where no common motion of most of the picture can be made out: too few corners,
   *     too little in common, corners in one part of the picture only, or a picture that is more
   *     than four times as long as wide
   */
  public static Optional<PairMotion> between(RgbImage earlier, RgbImage later) {
    if (earlier.width() != later.width() || earlier.height() != later.height()) {
      return Optional.empty();
    }
    try (PointerScope scope = new PointerScope()) {
      Mat from = Mats.grey(earlier, SIDE);
      Mat to = Mats.grey(later, SIDE);
      if (Math.min(from.cols(), from.rows()) < SHORTEST_SIDE) {
        return Optional.empty();
      }
      return transform(from, to).map(transform -> Residue.measure(from, to, transform));
    }
  }

  private static Optional<Mat> transform(Mat from, Mat to) {
    try (ORB orb = ORB.create(CORNERS, 1.2f, 8, 15, 0, 2, ORB.HARRIS_SCORE, 31, 10)) {
      KeyPointVector fromCorners = new KeyPointVector();
      KeyPointVector toCorners = new KeyPointVector();
      Mat fromMarks = new Mat();
      Mat toMarks = new Mat();
      orb.detectAndCompute(from, new Mat(), fromCorners, fromMarks);
      orb.detectAndCompute(to, new Mat(), toCorners, toMarks);
      DMatchVector matches = new DMatchVector();
      if (fromCorners.size() >= FEWEST_FOLLOWERS && toCorners.size() >= FEWEST_FOLLOWERS) {
        new BFMatcher(NORM_HAMMING, true).match(fromMarks, toMarks, matches);
      }
      if (matches.size() < FEWEST_FOLLOWERS) {
        return Optional.empty();
      }
      return transform(fromCorners, toCorners, matches, from);
    }
  }

  private static Optional<Mat> transform(
      KeyPointVector fromCorners, KeyPointVector toCorners, DMatchVector matches, Mat picture) {
    int count = (int) matches.size();
    float[] source = new float[2 * count];
    float[] target = new float[2 * count];
    for (int i = 0; i < count; i++) {
      DMatch match = matches.get(i);
      put(fromCorners.get(match.queryIdx()).pt(), source, i);
      put(toCorners.get(match.trainIdx()).pt(), target, i);
    }
    Mat followers = new Mat();
    Mat transform =
        estimateAffinePartial2D(
            points(source), points(target), followers, RANSAC, 2.5, 2_000, 0.995, 10);
    if (transform.empty() || !covers(source, followers, picture)) {
      return Optional.empty();
    }
    return Optional.of(transform);
  }

  /** Tells whether enough of the corners followed, and in enough parts of the picture. */
  private static boolean covers(float[] source, Mat followers, Mat picture) {
    boolean[] cells = new boolean[GRID * GRID];
    BytePointer follows = followers.data();
    int count = 0;
    for (int i = 0; i < source.length / 2; i++) {
      if (follows.get(i) != 0) {
        count++;
        int column = Math.min(GRID - 1, (int) (GRID * source[2 * i] / picture.cols()));
        int row = Math.min(GRID - 1, (int) (GRID * source[2 * i + 1] / picture.rows()));
        cells[GRID * row + column] = true;
      }
    }
    int covered = 0;
    for (boolean cell : cells) {
      covered += cell ? 1 : 0;
    }
    return count >= FEWEST_FOLLOWERS
        && count >= LEAST_SHARE * source.length / 2
        && covered >= FEWEST_CELLS;
  }

  private static void put(Point2f point, float[] into, int index) {
    into[2 * index] = point.x();
    into[2 * index + 1] = point.y();
  }

  private static Mat points(float[] coordinates) {
    Mat points = new Mat(coordinates.length / 2, 1, CV_32FC2);
    new FloatPointer(points.data()).put(coordinates);
    return points;
  }

  /** Returns the six numbers of a 2 x 3 transform, row by row. */
  static double[] numbers(Mat transform) {
    double[] numbers = new double[6];
    new DoublePointer(transform.data()).get(numbers);
    return numbers;
  }
}
