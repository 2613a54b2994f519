package org.reelgloss.video;

import java.util.OptionalLong;

/** Decides from the scores of a video, frame by frame, where its cuts are. */
interface CutRule {
  /**
   * Takes the next frame.
   *
   * @param frame the frame's number, larger than the one before
   * @return the first frame of a new shot, at most {@link #delay()} before {@code frame}
   */
  OptionalLong next(long frame, double score);

  /** Returns how many frame numbers a cut may be found late. */
  long delay();

  static CutRule of(CutSemantics semantics, double threshold, int minFrames) {
    return switch (semantics) {
      case V06 -> new SuppressingRule(threshold, minFrames);
      case V07 -> new MergingRule(threshold, minFrames);
    };
  }

  /** A hit within {@code minFrames} of the last cut, or of the start, is ignored. */
  final class SuppressingRule implements CutRule {
    private final double threshold;
    private final int minFrames;
    private long lastCut = -1;

    SuppressingRule(double threshold, int minFrames) {
      this.threshold = threshold;
      this.minFrames = minFrames;
    }

    @Override
    public OptionalLong next(long frame, double score) {
      if (lastCut < 0) {
        lastCut = frame;
      }
      if (score < threshold || frame - lastCut < minFrames) {
        return OptionalLong.empty();
      }
      lastCut = frame;
      return OptionalLong.of(frame);
    }

    @Override
    public long delay() {
      return 0;
    }
  }

  /**
   * The first hit after a quiet time is a cut at once. A hit that comes sooner opens a burst, which
   * ends in one cut at its last hit, as soon as the burst is long enough and quiet follows.
   */
  final class MergingRule implements CutRule {
    private final double threshold;
    private final int minFrames;
    private long lastHit = -1;
    private long burstStart = -1;
    private boolean cutBefore;

    MergingRule(double threshold, int minFrames) {
      this.threshold = threshold;
      this.minFrames = minFrames;
    }

    @Override
    public OptionalLong next(long frame, double score) {
      if (lastHit < 0) {
        lastHit = frame;
      }
      boolean quietLongEnough = frame - lastHit >= minFrames;
      boolean hit = score >= threshold;
      if (hit) {
        lastHit = frame;
      }
      if (burstStart >= 0) {
        return inBurst(quietLongEnough && !hit);
      }
      if (!hit) {
        return OptionalLong.empty();
      }
      if (quietLongEnough) {
        cutBefore = true;
        return OptionalLong.of(frame);
      }
      if (cutBefore) {
        burstStart = frame;
      }
      return OptionalLong.empty();
    }

    private OptionalLong inBurst(boolean quiet) {
      if (!quiet || lastHit - burstStart < minFrames) {
        return OptionalLong.empty();
      }
      burstStart = -1;
      return OptionalLong.of(lastHit);
    }

    @Override
    public long delay() {
      return minFrames;
    }
  }
}
