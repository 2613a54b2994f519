package org.reelgloss.transforms.caption;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.reelgloss.schemas.ClipFrame;
import org.reelgloss.video.RgbImage;
import org.reelgloss.vision.CameraMotion;
import org.reelgloss.vision.FaceAndPeopleDetector;
import org.reelgloss.vision.PairMotion;
import org.reelgloss.vision.Region;

/**
 * Says what classical vision can tell of the frames: faces and people, light, colours, what the
 * camera does, how much moves. Knows no other things and names none.
 */
final class VisionTeacher implements Teacher {
  static final String NAME = "vision";
  private static final int MOST_LOOKED_AT = 5;

  private final FaceAndPeopleDetector detector = FaceAndPeopleDetector.open();

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String model() {
    return "builtin-vision/1";
  }

  @Override
  public TeacherAnswer caption(ClipEvidence clip) throws TeacherException {
    List<RgbImage> frames = clip.frames();
    if (frames.isEmpty()) {
      return TeacherAnswer.noInput("The clip has no frames");
    }
    try {
      Tones tones = Tones.of(frames.stream().map(FrameTones::of).toList());
      String sentence = VisionSentence.of(subject(frames), tones, camera(clip, frames));
      return TeacherAnswer.success(sentence, List.of(TeacherAnswer.FRAMES));
    } catch (RuntimeException odd) { // What OpenCV throws on pictures that it cannot take.
      throw new TeacherException("The frames cannot be looked at: " + odd.getMessage(), odd);
    }
  }

  private Optional<Subject> subject(List<RgbImage> frames) {
    List<RgbImage> some = Frames.spread(frames, MOST_LOOKED_AT);
    return agreed(Subject.Kind.FACE, some, detector::faces)
        .or(() -> agreed(Subject.Kind.PERSON, some, detector::people));
  }

  /** Stops looking as soon as most of the frames cannot agree any more. */
  private static Optional<Subject> agreed(
      Subject.Kind kind, List<RgbImage> frames, Function<RgbImage, List<Region>> find) {
    List<List<Region>> found = new ArrayList<>();
    int misses = 0;
    for (RgbImage frame : frames) {
      List<Region> regions = find.apply(frame);
      found.add(regions);
      misses += regions.isEmpty() ? 1 : 0;
      if (2 * misses >= frames.size()) {
        return Optional.empty();
      }
    }
    return Subject.agreed(kind, found);
  }

  private static CameraWork camera(ClipEvidence clip, List<RgbImage> frames) {
    List<Optional<PairMotion>> pairs = new ArrayList<>();
    for (int i = 1; i < frames.size(); i++) {
      pairs.add(CameraMotion.between(frames.get(i - 1), frames.get(i)));
    }
    List<ClipFrame> times = clip.clip().getFrames();
    long millis = times.get(times.size() - 1).getTimeMs() - times.get(0).getTimeMs();
    return CameraWork.of(pairs, Math.max(1, millis) / 1000.0);
  }

  @Override
  public void close() {
    detector.close();
  }
}
