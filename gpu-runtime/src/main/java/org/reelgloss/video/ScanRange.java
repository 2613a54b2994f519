package org.reelgloss.video;

import java.util.List;

/**
 * The part of a video that one worker scans. A video is divided at key frames, but the parts meet
 * at cuts: the worker of a range begins its output at the first joint, a cut that is one whatever
 * came before, that it finds within the first part of its range, and goes on to the first joint of
 * a later range. A range without a joint is scanned by the worker before it.
 *
 * @param index which of the ranges, from 0
 * @param starts where ranges begin; the first begins at the video's start, whatever its stamp
 */
public record ScanRange(int index, List<Start> starts) {
  /**
   * A key frame at which a range begins.
   *
   * @param pts time stamp in the stream's time base
   * @param searchEnd time stamp up to which a joint is looked for, exclusive
   */
  public record Start(long pts, long searchEnd) {}

  public ScanRange {
    starts = List.copyOf(starts);
    if (index < 0 || index >= starts.size()) {
      throw new IllegalArgumentException(
          "index must be in [0, " + starts.size() + "), but was: " + index);
    }
  }

  /** The whole video as one range. */
  public static ScanRange whole() {
    return new ScanRange(0, List.of(new Start(0, 0)));
  }

  Start start() {
    return starts.get(index);
  }

  boolean isFirst() {
    return index == 0;
  }
}
