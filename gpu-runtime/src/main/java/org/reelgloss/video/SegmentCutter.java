package org.reelgloss.video;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Gives the segments of a video, with their end frames, as soon as it is sure where they end. Owns
 * native memory; one thread; must be closed.
 */
final class SegmentCutter<X extends Exception> implements AutoCloseable {
  /** A range that is known to be a segment. */
  private record Range(long start, long end) {}

  private final ScanSettings settings;
  private final FrameLog log;
  private final StatisticsLog statistics;
  private final SegmentSink<X> sink;
  private final SegmentPlanner planner;
  private final EndFrameWindow window;
  private final EndFrames pictures;
  private final Deque<Range> planned = new ArrayDeque<>();
  private long first;

  SegmentCutter(
      ScanSettings settings,
      double fps,
      int rotation,
      FrameLog log,
      StatisticsLog statistics,
      SegmentSink<X> sink) {
    this.settings = settings;
    this.log = log;
    this.statistics = statistics;
    this.sink = sink;
    planner =
        new SegmentPlanner(
            fps,
            settings.divideSeconds(),
            settings.slackSeconds(),
            (start, end) -> planned.add(new Range(start, end)));
    window = new EndFrameWindow(settings, planner.longest(), planner.step());
    pictures = new EndFrames(window, fps, rotation);
  }

  /** Returns the pictures, to which each frame is to be given. */
  EndFrames pictures() {
    return pictures;
  }

  /** Says that no shot begins before this frame, and that it is not known yet where one does. */
  void waitFor(long earliest) {
    window.waitFor(earliest);
  }

  /** Says with which frame the first shot begins; segments are counted from there. */
  void begin(long frame) {
    first = frame;
    planner.beginShot(frame);
  }

  /** Says where a shot ends and the next begins. */
  void divide(Boundary boundary) {
    planner.endShot(boundary.start());
    planner.beginShot(boundary.end());
  }

  /** Says that all boundaries up to this frame were given. */
  void settle(long settled) throws MediaException, X {
    planner.knownUntil(settled);
    while (!planned.isEmpty()) {
      Range range = planned.remove();
      give(range, log.millis(range.end()));
    }
    window.move(planner.start(), settled);
  }

  /** Says that the last shot ends before frame {@code end}, at {@code endMs}. */
  void end(long end, long endMs) throws MediaException, X {
    planner.endShot(end);
    while (!planned.isEmpty()) {
      Range range = planned.remove();
      give(range, range.end() == end ? endMs : log.millis(range.end()));
    }
  }

  private void give(Range range, long endMs) throws MediaException, X {
    long start = range.start();
    long end = range.end();
    sink.accept(
        new ScannedSegment(
            start - first,
            end - first,
            log.hasStamp(start) ? log.stamp(start) : null,
            log.millis(start),
            endMs,
            pictures.picture(settings.firstEndFrame(start, end)),
            pictures.picture(settings.lastEndFrame(start, end)),
            statistics.of(start, end)));
  }

  @Override
  public void close() {
    pictures.close();
  }
}
