package org.reelgloss.video;

import java.io.Serializable;
import java.time.Duration;

/**
 * What a file may cost before it is given up.
 *
 * @param maxPixels pixels of a frame, checked before anything is decoded
 * @param maxFrames frames of a video
 * @param maxDuration presentation time of a video that is scanned for shots
 * @param maxStreams streams of any kind that a container may name
 * @param stall longest time between two decoded frames, and for opening
 */
public record VideoLimits(
    long maxPixels, long maxFrames, Duration maxDuration, int maxStreams, Duration stall)
    implements Serializable {
  /**
   * 8192 x 4320 pixels, 24 h at 60 frames a second, two days of presentation time, 200 streams, one
   * minute without progress.
   */
  public static final VideoLimits STANDARD =
      new VideoLimits(
          8192L * 4320, 24L * 3600 * 60, Duration.ofDays(2), 200, Duration.ofMinutes(1));
}
