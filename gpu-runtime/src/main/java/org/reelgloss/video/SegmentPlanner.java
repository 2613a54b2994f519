package org.reelgloss.video;

import java.util.function.BiConsumer;

/**
 * Divides shots into segments while a video is still being decoded: from a shot that has more than
 * {@code divide + slack} seconds left, the first {@code divide} seconds are taken off as a segment
 * of their own (Panda-70M, artificial cuts). Segments come in order; only gradual transitions lie
 * between them.
 */
final class SegmentPlanner {
  private final double limitFrames;
  private final long stepFrames;
  private final BiConsumer<Long, Long> segments;
  private long start;

  /**
   * @param segments takes first frame and end frame, exclusive, of each segment
   */
  SegmentPlanner(
      double fps, double divideSeconds, double slackSeconds, BiConsumer<Long, Long> segments) {
    limitFrames = (divideSeconds + slackSeconds) * fps;
    stepFrames = Math.max(1, (long) (divideSeconds * fps));
    this.segments = segments;
  }

  /** Returns the first frame of the earliest segment that was not given yet. */
  long start() {
    return start;
  }

  /** Returns the number of frames that are taken off a long shot as a piece. */
  long step() {
    return stepFrames;
  }

  /** Returns the most frames that a segment can have. */
  long longest() {
    return Math.max(1, (long) limitFrames);
  }

  /** Says that no shot ends before this frame: that it belongs to the shot at hand. */
  void knownUntil(long settled) {
    divideBefore(settled + 1);
  }

  private void divideBefore(long end) {
    while (end - start > limitFrames && end - start > stepFrames) {
      emit(start + stepFrames);
    }
  }

  /** Says that the shot ends before frame {@code end}. */
  void endShot(long end) {
    divideBefore(end);
    if (end > start) {
      emit(end);
    }
  }

  /**
   * Says that the next shot begins with this frame; those since the last shot are in no segment.
   */
  void beginShot(long first) {
    start = first;
  }

  private void emit(long end) {
    segments.accept(start, end);
    start = end;
  }
}
