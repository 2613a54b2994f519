package org.reelgloss.video;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;

/** The state of one pass over a range of a video; see {@link ShotScanner}. */
final class ScanPass<X extends Exception> implements AutoCloseable {
  private static final double NOMINAL_FPS = 25;
  private static final double LOWEST_FPS = 0.01;
  private static final double HIGHEST_FPS = 1_000;

  private final VideoReader reader;
  private final ScanSettings settings;
  private final double fps;
  private final ShotDetector detector;
  private final FrameLog log;
  private final ScanFrame frame;
  private final StatisticsLog statistics;
  private final SegmentCutter<X> cutter;
  private final Joints joints;
  private final List<Boundary> found = new ArrayList<>();
  private final List<Boundary> boundaries = new ArrayList<>();
  private final List<Long> cuts = new ArrayList<>();
  private final ShotDetector.Findings findings;

  ScanPass(
      VideoReader reader,
      ScanSettings settings,
      ScanRange range,
      ShotModel.Opener models,
      SegmentSink<X> sink)
      throws MediaException, IOException {
    this.reader = reader;
    this.settings = settings;
    fps = usableFps(reader.fps());
    detector = Detectors.open(settings.detectors(), fps, models);
    CutSemantics semantics = settings.detectors().semantics();
    long longest = (long) ((settings.divideSeconds() + settings.slackSeconds()) * fps) + 1;
    int capacity = (int) (longest + 2L * detector.delay() + 2L * Joints.quiet(settings, fps) + 16);
    log = new FrameLog(semantics, fps, reader.averageFps(), capacity);
    frame = new ScanFrame(reader, log, semantics);
    statistics = new StatisticsLog(capacity);
    cutter =
        new SegmentCutter<>(settings, fps, reader.probe().getRotation(), log, statistics, sink);
    joints = new Joints(range, detector.memory(), Joints.quiet(settings, fps));
    findings = ShotDetector.Findings.of(found::add, joints::hit);
  }

  private static double usableFps(double fps) throws MediaException {
    if (fps > 0 && fps < LOWEST_FPS) {
      throw new MediaException(
          MediaFault.BAD_TIMING, "The frame rate must be at least 0.01, but was: " + fps);
    }
    return fps >= LOWEST_FPS && fps <= HIGHEST_FPS ? fps : NOMINAL_FPS;
  }

  /**
   * Takes the frame that the reader holds.
   *
   * @return whether the pass goes on
   */
  boolean take() throws MediaException, X {
    if (log.frames() >= settings.limits().maxFrames()) {
      throw new MediaException(
          MediaFault.TOO_MANY_FRAMES, "More than " + settings.limits().maxFrames() + " frames");
    }
    log.add(reader);
    frame.advance();
    long index = frame.index();
    checkTime(log.millis(index));
    joints.reach(index, log);
    statistics.add(frame, log.millis(index));
    cutter.pictures().add(index, reader.frame());
    detector.next(frame, findings);
    return settle(detector.settled());
  }

  private void checkTime(long millis) throws MediaException {
    Duration most = settings.limits().maxDuration();
    if (millis > most.toMillis()) {
      throw new MediaException(
          MediaFault.TOO_LONG, "A frame is shown later than " + most + " after the start");
    }
  }

  private boolean settle(long settled) throws MediaException, X {
    if (!joints.hasBegun()) {
      OptionalLong begin = joints.begin(settled);
      if (begin.isEmpty()) {
        long earliest = joints.earliestBegin(settled);
        found.removeIf(boundary -> boundary.start() < earliest);
        cutter.waitFor(earliest);
        return !joints.isInVain();
      }
      cutter.begin(begin.getAsLong());
    }
    boolean goesOn = joints.end(settled).isEmpty();
    divide(settled);
    if (goesOn) {
      cutter.settle(settled);
    }
    return goesOn;
  }

  /** Divides at the boundaries up to a frame, which may be found before it is settled. */
  private void divide(long settled) {
    for (Iterator<Boundary> all = found.iterator(); all.hasNext(); ) {
      Boundary boundary = all.next();
      if (boundary.start() > settled) {
        return;
      }
      all.remove();
      if (joints.isWithin(boundary) && !isInTheLast(boundary)) {
        cutter.divide(boundary);
        boundaries.add(boundary);
        cuts.add(log.number(boundary.cut()));
      }
    }
  }

  /** Whether a boundary begins while the one before still goes on: then it is part of that. */
  private boolean isInTheLast(Boundary boundary) {
    return !boundaries.isEmpty() && boundary.start() < boundaries.get(boundaries.size() - 1).end();
  }

  /** Gives the last segments and the result. */
  RangeScan finish() throws MediaException, X {
    if (!joints.hasBegun()) {
      return new RangeScan(RangeScan.Outcome.NO_JOINT, joints.next(), result(0));
    }
    if (log.frames() == 0) {
      throw noFrames();
    }
    long end = log.frames();
    long endMs = log.millis(end - 1) + reader.frameMillis();
    OptionalLong joint = joints.end();
    if (joint.isPresent()) {
      end = joint.getAsLong();
      endMs = log.millis(end);
    } else {
      detector.finish(findings);
      divide(end);
    }
    cutter.end(end, endMs);
    return new RangeScan(RangeScan.Outcome.FOUND, joints.next(), result(end - joints.firstFrame()));
  }

  /** Returns what was found so far, of so many frames. */
  ScanResult result(long frames) {
    long first = joints.hasBegun() ? joints.firstFrame() : 0;
    List<Boundary> own =
        boundaries.stream()
            .map(b -> new Boundary(b.start() - first, b.end() - first, b.kind()))
            .toList();
    boolean countsByTime = settings.detectors().semantics() == CutSemantics.V07;
    long firstNumber = countsByTime ? 0 : first;
    List<Long> numbers = cuts.stream().map(cut -> cut - firstNumber).toList();
    return new ScanResult(reader.probe(), frames, fps, own, numbers, reader.errors());
  }

  private MediaException noFrames() {
    if (reader.isEncrypted()) {
      return new MediaException(MediaFault.ENCRYPTED, "The video stream is encrypted");
    }
    return new MediaException(
        MediaFault.UNDECODABLE,
        "No frame could be decoded; the decoder refused " + reader.errors() + " packets");
  }

  @Override
  public void close() {
    detector.close();
    frame.close();
    statistics.close();
    cutter.close();
  }
}
