package org.reelgloss.video;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Divides a long video into ranges for several workers, at key frames that its container's index
 * knows. A video whose frames could not be told apart by their time stamps, or whose detectors have
 * to see it from its start, stays whole.
 */
public final class RangePlanner {
  /** Pixels of one range: about ten seconds of work, which is 200 s of 1280 x 720 at 25 fps. */
  public static final double USUAL_PIXELS = 200.0 * 25 * 1280 * 720;

  private static final double SEARCHED_SHARE = 0.25;
  private static final double MOST_FPS = 100;
  private static final int MOST_RANGES = 1_000;
  private static final Set<String> INDEXED_CONTAINERS =
      Set.of("mov,mp4,m4a,3gp,3g2,mj2", "matroska,webm");

  private RangePlanner() {}

  /**
   * Returns where ranges of a video begin, at least one.
   *
   * @param file a local regular file
   * @param pixels how many pixels, of all frames together, make a range
   * @throws MediaException if the file is no video that can be decoded
   * @throws IOException if the file system fails while the file is read
   */
  public static List<ScanRange.Start> plan(Path file, ScanSettings settings, double pixels)
      throws MediaException, IOException {
    List<ScanRange.Start> whole = ScanRange.whole().starts();
    try (VideoReader reader = VideoReader.open(file, settings.limits())) {
      if (!isDivisible(reader, settings)) {
        return whole;
      }
      double seconds = reader.probe().getDurationMs() / 1_000.0;
      double frame = (double) reader.probe().getWidth() * reader.probe().getHeight();
      double ideal = Math.rint(seconds * reader.fps() * frame / pixels);
      int ranges = (int) Math.min(MOST_RANGES, ideal); // What a header says may be anything.
      if (ranges < 2) {
        return whole;
      }
      int quiet = Joints.quiet(settings, reader.fps());
      int memory = memory(settings.detectors(), reader.fps());
      double lead = (2.0 * memory + quiet) / reader.fps(); // As JointFinder has it.
      return starts(new KeyFrames(reader), ranges, seconds, lead);
    }
  }

  private static boolean isDivisible(VideoReader reader, ScanSettings settings) throws IOException {
    DetectorSettings detectors = settings.detectors();
    boolean steady =
        reader.averageFps() > 0 && Math.abs(reader.averageFps() / reader.fps() - 1) < 1e-3;
    boolean countsByTime = detectors.semantics() == CutSemantics.V07;
    return INDEXED_CONTAINERS.contains(reader.probe().getContainer())
        && reader.fps() > 0
        && reader.fps() <= MOST_FPS
        && (!countsByTime || (steady && detectors.kinds().size() == 1))
        && Joints.quiet(settings, reader.fps()) + 1 < shortest(settings, reader.fps())
        && detectors.shotModel() == null // Such a model counts its windows from the start.
        && memory(detectors, reader.fps()) < Integer.MAX_VALUE;
  }

  /** Returns the frames after which a piece is taken off a shot: joints have to be sure before. */
  private static double shortest(ScanSettings settings, double fps) {
    return (settings.divideSeconds() + settings.slackSeconds()) * fps;
  }

  private static int memory(DetectorSettings detectors, double fps) throws IOException {
    try (ShotDetector detector = Detectors.open(detectors, fps, ShotModel.Opener.none())) {
      return detector.memory();
    }
  }

  private static List<ScanRange.Start> starts(
      KeyFrames keys, int ranges, double seconds, double lead) throws MediaException, IOException {
    double length = seconds / ranges;
    List<Long> stamps = new ArrayList<>();
    for (int i = 1; i < ranges; i++) {
      keys.near(i * length, length / 4, lead).ifPresent(stamps::add);
    }
    List<ScanRange.Start> starts = new ArrayList<>(ScanRange.whole().starts());
    for (int i = 0; i < stamps.size(); i++) {
      long start = stamps.get(i);
      long end = i + 1 < stamps.size() ? stamps.get(i + 1) : keys.stamp(seconds);
      if (i == 0 || start > stamps.get(i - 1)) {
        starts.add(new ScanRange.Start(start, start + (long) (SEARCHED_SHARE * (end - start))));
      }
    }
    return starts;
  }
}
