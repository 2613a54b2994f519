package org.reelgloss.video;

import java.util.List;

/**
 * A decoded clip.
 *
 * @param startMs presentation time of the first frame
 * @param endMs presentation time at which the last frame ends
 * @param samples pictures in order, upright; fewer than asked for only where the clip has fewer
 *     frames
 * @param soundLost whether there is sound that should be in the media and is not, or not all of it
 */
public record ClipContent(long startMs, long endMs, List<Sample> samples, boolean soundLost) {

  /**
   * A picture of the clip.
   *
   * @param timeMs presentation time in the video
   */
  public record Sample(long timeMs, RgbImage picture) {}
}
