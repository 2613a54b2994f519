package org.reelgloss.vision;

import static org.bytedeco.opencv.global.opencv_core.flip;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.RectVector;
import org.bytedeco.opencv.opencv_core.Size;
import org.bytedeco.opencv.opencv_objdetect.CascadeClassifier;
import org.bytedeco.opencv.opencv_objdetect.HOGDescriptor;
import org.reelgloss.video.RgbImage;

/**
 * Finds upright faces and standing people with the detectors that come with OpenCV: cascades and
 * gradient histograms. They miss most of what is small, turned or covered; their limits are set so
 * that they rarely name what is not there, which is what animals still make them do at times.
 *
 * <p>Owns native memory until closed. Used by one thread at a time.
 */
@SuppressWarnings("try") // A scope is there to be closed.
public final class FaceAndPeopleDetector implements AutoCloseable {
  private static final int FACE_SIDE = 400;
  private static final int PROFILE_SIDE = 320;
  private static final int PEOPLE_SIDE = 512;
  private static final double STEP = 1.2;
  private static final int FACE_NEIGHBOURS = 4;
  private static final int PROFILE_NEIGHBOURS = 6;
  private static final int SMALLEST_FACE = 24;
  private static final double LEAST_PEOPLE_WEIGHT = 1.5;
  private static final double SAME = 0.3;

  private final CascadeClassifier front;
  private final CascadeClassifier profile;
  private final HOGDescriptor people;

  private FaceAndPeopleDetector(CascadeClassifier front, CascadeClassifier profile) {
    this.front = front;
    this.profile = profile;
    people = new HOGDescriptor();
  }

  /**
   * Opens a detector; the caller closes it.
   *
   * @throws IllegalStateException if OpenCV's cascades are not on the class path
   */
  public static FaceAndPeopleDetector open() {
    CascadeClassifier front = Cascades.open("haarcascade_frontalface_alt2");
    CascadeClassifier profile = Cascades.open("haarcascade_profileface");
    FaceAndPeopleDetector detector = new FaceAndPeopleDetector(front, profile);
    try (PointerScope scope = new PointerScope();
        Mat weights = new Mat(HOGDescriptor.getDefaultPeopleDetector())) {
      detector.people.setSVMDetector(weights);
    }
    return detector;
  }

  /** Returns the faces in a picture, from the front and from both sides, the largest first. */
  public List<Region> faces(RgbImage image) {
    try (PointerScope scope = new PointerScope()) {
      List<Region> faces = run(front, Mats.grey(image, FACE_SIDE), FACE_NEIGHBOURS);
      Mat grey = Mats.grey(image, PROFILE_SIDE);
      run(profile, grey, PROFILE_NEIGHBOURS).forEach(face -> addNew(faces, face));
      Mat mirrored = new Mat();
      flip(grey, mirrored, 1);
      run(profile, mirrored, PROFILE_NEIGHBOURS).forEach(face -> addNew(faces, face.mirrored()));
      return sorted(faces);
    }
  }

  /** Returns the people in a picture that are to be seen from head to foot, the largest first. */
  public List<Region> people(RgbImage image) {
    try (PointerScope scope = new PointerScope()) {
      Mat grey = Mats.grey(image, PEOPLE_SIDE);
      RectVector found = new RectVector();
      DoublePointer weights = new DoublePointer();
      if (grey.cols() >= 64 && grey.rows() >= 128) { // The detector's own window.
        people.detectMultiScale(
            grey, found, weights, 0, new Size(8, 8), new Size(16, 16), 1.08, 2, false);
      }
      List<Region> sure = new ArrayList<>();
      for (long i = 0; i < found.size(); i++) {
        if (weights.get(i) >= LEAST_PEOPLE_WEIGHT) {
          addNew(sure, region(found.get(i), grey));
        }
      }
      return sorted(sure);
    }
  }

  private static List<Region> run(CascadeClassifier cascade, Mat grey, int neighbours) {
    if (Math.min(grey.cols(), grey.rows()) < SMALLEST_FACE) {
      return new ArrayList<>();
    }
    RectVector found = new RectVector();
    Size smallest = new Size(SMALLEST_FACE, SMALLEST_FACE);
    cascade.detectMultiScale(grey, found, STEP, neighbours, 0, smallest, new Size());
    List<Region> regions = new ArrayList<>();
    for (long i = 0; i < found.size(); i++) {
      addNew(regions, region(found.get(i), grey));
    }
    return regions;
  }

  private static Region region(Rect rect, Mat in) {
    double width = in.cols();
    double height = in.rows();
    return new Region(
        rect.x() / width, rect.y() / height, rect.width() / width, rect.height() / height);
  }

  private static void addNew(List<Region> regions, Region region) {
    if (regions.stream().noneMatch(known -> known.overlap(region) > SAME)) {
      regions.add(region);
    }
  }

  private static List<Region> sorted(List<Region> regions) {
    Comparator<Region> bySize = Comparator.comparingDouble(region -> -region.height());
    return regions.stream()
        .sorted(bySize.thenComparingDouble(Region::left).thenComparingDouble(Region::top))
        .toList();
  }

  @Override
  public void close() {
    front.close();
    profile.close();
    people.close();
  }
}
