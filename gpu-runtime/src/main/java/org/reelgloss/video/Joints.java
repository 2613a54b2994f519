package org.reelgloss.video;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Where, within one pass, the output of a range begins and where it ends; see {@link ScanRange}.
 * Frames are counted from where the pass began.
 */
final class Joints {
  /** More than any detector needs to tell two boundaries apart. */
  private static final int LEAST_QUIET = 15;

  private final ScanRange range;
  private final int memory;
  private final int quiet;
  private @Nullable JointFinder finder;
  private long begin = -1;
  private long end = -1;
  private int next;
  private boolean inVain;

  Joints(ScanRange range, int memory, int quiet) {
    this.range = range;
    this.memory = memory;
    this.quiet = quiet;
    next = range.index();
    if (range.isFirst()) {
      begin = 0;
      next++;
    }
  }

  /** Returns how many frames around a joint have to be without a hit. */
  static int quiet(ScanSettings settings, double fps) {
    int apart = Math.max(LEAST_QUIET, settings.detectors().minShotFrames());
    return apart + (int) Math.ceil(fps / 2);
  }

  /** Says that a frame was reached; a new search begins and an old one ends by its time stamp. */
  void reach(long frame, FrameLog log) {
    if (next >= range.starts().size() || !log.hasStamp(frame)) {
      return;
    }
    long stamp = log.stamp(frame);
    if (finder != null && stamp >= range.starts().get(next).searchEnd()) {
      finder = null;
      next++;
      inVain = begin < 0;
    }
    boolean more = next < range.starts().size();
    if (more && finder == null && stamp >= range.starts().get(next).pts()) {
      finder = new JointFinder(frame, memory, quiet);
    }
  }

  void hit(Boundary hit) {
    if (finder != null) {
      finder.hit(hit);
    }
  }

  boolean hasBegun() {
    return begin >= 0;
  }

  /** Returns where the output begins, once that is sure. */
  OptionalLong begin(long settled) {
    OptionalLong joint = search(settled);
    if (joint.isPresent()) {
      begin = joint.getAsLong();
      next++;
    }
    return joint;
  }

  /** Returns the first frame with which the output could still begin. */
  long earliestBegin(long settled) {
    return Math.max(0, settled - quiet - 1);
  }

  /** Whether the range turned out to hold no joint. */
  boolean isInVain() {
    return inVain;
  }

  /** Returns where the output ends, once that is sure. */
  OptionalLong end(long settled) {
    OptionalLong joint = search(settled);
    if (joint.isPresent()) {
      end = joint.getAsLong();
    }
    return joint;
  }

  private OptionalLong search(long settled) {
    OptionalLong joint = finder == null ? OptionalLong.empty() : finder.joint(settled);
    if (joint.isPresent()) {
      finder = null;
    }
    return joint;
  }

  /** Returns where the output ended; empty where it goes on to the video's end. */
  OptionalLong end() {
    return end < 0 ? OptionalLong.empty() : OptionalLong.of(end);
  }

  long firstFrame() {
    return begin;
  }

  /** Returns the index of the range that goes on. */
  int next() {
    return end < 0 ? range.starts().size() : next;
  }

  /**
   * Whether a boundary is one of this range's; the joint at its begin belongs to the one before.
   */
  boolean isWithin(Boundary boundary) {
    return (range.isFirst() || boundary.start() > begin) && (end < 0 || boundary.start() <= end);
  }
}
