package org.reelgloss.video;

import java.io.Serializable;

/**
 * How a video is scanned for cuts and divided into segments.
 *
 * @param semantics which published behaviour of the content detector
 * @param threshold score at or above which a frame may begin a new shot; Panda-70M uses 25
 * @param minShotFrames fewest frames between two cuts; Panda-70M uses 15
 * @param divideSeconds length of the pieces that a long shot is divided into; Panda-70M uses 5
 * @param slackSeconds how much longer than a piece the rest of a shot may stay; 2 in the code, 0 in
 *     the paper's text
 * @param endFramePosition where in a segment its end frames lie, as a share of its length from
 *     either end, in [0, 0.5): 0.05 in the code, 0.1 in the paper's text
 * @param limits what a file may cost
 */
public record ScanSettings(
    CutSemantics semantics,
    double threshold,
    int minShotFrames,
    double divideSeconds,
    double slackSeconds,
    double endFramePosition,
    VideoLimits limits)
    implements Serializable {

  /** Width and height of end frames in pixels (Panda-70M: 224 x 224, aspect not kept). */
  public static final int END_FRAME_SIDE = 224;

  /** As Panda-70M's code splits. */
  public static final ScanSettings PANDA70M =
      new ScanSettings(CutSemantics.V06, 25, 15, 5, 2, 0.05, VideoLimits.STANDARD);

  public ScanSettings {
    if (!(divideSeconds > 0) || !(slackSeconds >= 0)) {
      throw new IllegalArgumentException(
          "divideSeconds must be above 0 and slackSeconds at least 0, but were: "
              + divideSeconds
              + " and "
              + slackSeconds);
    }
    if (!(endFramePosition >= 0 && endFramePosition < 0.5)) {
      throw new IllegalArgumentException(
          "endFramePosition must be in [0, 0.5), but was: " + endFramePosition);
    }
  }

  /** Returns the same settings with another behaviour of the detector. */
  public ScanSettings withSemantics(CutSemantics other) {
    return new ScanSettings(
        other, threshold, minShotFrames, divideSeconds, slackSeconds, endFramePosition, limits);
  }

  /** Returns the frame near the start of segment [start, end) that stands for its beginning. */
  long firstEndFrame(long start, long end) {
    return (long) ((1 - endFramePosition) * start + endFramePosition * (end - 1));
  }

  /** Returns the frame near the end of segment [start, end) that stands for its end. */
  long lastEndFrame(long start, long end) {
    return (long) (endFramePosition * start + (1 - endFramePosition) * (end - 1));
  }
}
