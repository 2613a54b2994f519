package org.reelgloss.video;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Which frames of a video make a clip.
 *
 * @param startFrame decode order, inclusive
 * @param endFrame decode order, exclusive, above {@code startFrame}
 * @param anchorFrame a frame at or before {@code startFrame} whose time stamp is known
 * @param anchorPts that stamp in the stream's time base; null where the stream has none, and then
 *     the video is decoded from its start
 * @param media where the clip is to be written as MP4, or null
 */
public record ClipRequest(
    long startFrame,
    long endFrame,
    long anchorFrame,
    @Nullable Long anchorPts,
    @Nullable Path media) {
  public ClipRequest {
    if (anchorFrame < 0 || startFrame < anchorFrame || endFrame <= startFrame) {
      throw new IllegalArgumentException(
          "0 <= anchorFrame <= startFrame < endFrame must hold, but they were: "
              + anchorFrame
              + ", "
              + startFrame
              + ", "
              + endFrame);
    }
  }

  /** Returns the frame of sample {@code i}: the middle of the i-th of {@code samples} parts. */
  long sampleFrame(int i, int samples) {
    return startFrame + (long) ((i + 0.5) * (endFrame - startFrame) / samples);
  }
}
