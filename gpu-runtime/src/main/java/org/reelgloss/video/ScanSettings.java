package org.reelgloss.video;

import java.io.Serializable;
import java.util.List;

/**
 * How a video is scanned for boundaries and divided into segments.
 *
 * @param detectors what finds boundaries
 * @param divideSeconds length of the pieces that a long shot is divided into; Panda-70M uses 5
 * @param slackSeconds how much longer than a piece the rest of a shot may stay; 2 in the code, 0 in
 *     the paper's text
 * @param endFramePosition where in a segment its end frames lie, as a share of its length from
 *     either end, in [0, 0.5): 0.05 in the code, 0.1 in the paper's text
 * @param limits what a file may cost
 */
public record ScanSettings(
    DetectorSettings detectors,
    double divideSeconds,
    double slackSeconds,
    double endFramePosition,
    VideoLimits limits)
    implements Serializable {

  /** Width and height of end frames in pixels (Panda-70M: 224 x 224, aspect not kept). */
  public static final int END_FRAME_SIDE = 224;

  private static final long PER_MILLE = 1_000;

  /** As Panda-70M's code splits. */
  public static final ScanSettings PANDA70M =
      new ScanSettings(
          DetectorSettings.of(CutSemantics.V06, List.of(DetectorKind.CONTENT)),
          5,
          2,
          0.05,
          VideoLimits.STANDARD);

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

  /** Returns the same settings with other detectors. */
  public ScanSettings withDetectors(DetectorSettings others) {
    return new ScanSettings(others, divideSeconds, slackSeconds, endFramePosition, limits);
  }

  /** Returns the frame near the start of segment [start, end) that stands for its beginning. */
  long firstEndFrame(long start, long end) {
    return between(start, end, perMille());
  }

  /** Returns the frame near the end of segment [start, end) that stands for its end. */
  long lastEndFrame(long start, long end) {
    return between(start, end, PER_MILLE - perMille());
  }

  /** In whole numbers, so that the frame does not depend on where the count of frames began. */
  private static long between(long start, long end, long share) {
    return start + share * (end - 1 - start) / PER_MILLE;
  }

  private long perMille() {
    return Math.round(endFramePosition * PER_MILLE);
  }
}
