package org.reelgloss.video;

import java.util.List;

/**
 * A decoded clip.
 *
 * @param startMs presentation time of the first frame
 * @param endMs presentation time at which the last frame ends
 * @param samples pictures in order, upright; fewer than asked for only where the clip has fewer
 *     frames
 */
public record ClipContent(long startMs, long endMs, List<Sample> samples) {

  /**
   * A picture of the clip.
   *
   * @param timeMs presentation time in the video
   */
  public record Sample(long timeMs, RgbImage picture) {}
}
