package org.reelgloss.video;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Which frames of a video make a clip, and what of it is wanted.
 *
 * @param video a local regular file
 * @param startFrame decode order, inclusive
 * @param endFrame decode order, exclusive, above {@code startFrame}
 * @param anchorFrame a frame at or before {@code startFrame} whose time stamp is known
 * @param anchorPts that stamp in the stream's time base; null where the stream has none, and then
 *     the video is decoded from its start
 * @param samples how many evenly spread pictures are wanted, at least 1
 * @param longestSide of those pictures in pixels; smaller videos are not enlarged
 * @param media where the clip is to be written as MP4, or null
 * @param limits what the file may cost
 */
public record ClipRequest(
    Path video,
    long startFrame,
    long endFrame,
    long anchorFrame,
    @Nullable Long anchorPts,
    int samples,
    int longestSide,
    @Nullable Path media,
    VideoLimits limits) {
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
    if (samples < 1 || longestSide < 16) {
      throw new IllegalArgumentException(
          "samples must be at least 1 and longestSide at least 16, but were: "
              + samples
              + " and "
              + longestSide);
    }
  }

  long frames() {
    return endFrame - startFrame;
  }

  /** Returns the frame of sample {@code i}: the middle of the i-th of {@code samples} parts. */
  long sampleFrame(int i) {
    return startFrame + (long) ((i + 0.5) * frames() / samples);
  }
}
