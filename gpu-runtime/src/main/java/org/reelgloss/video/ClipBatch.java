package org.reelgloss.video;

import java.nio.file.Path;
import java.util.List;

/**
 * Clips of one video that are taken from it together, and what of each is wanted.
 *
 * @param video a local regular file
 * @param clips in any order; those that follow each other closely cost one decode
 * @param samples how many evenly spread pictures of each clip are wanted, at least 1
 * @param longestSide of those pictures in pixels; smaller videos are not enlarged
 * @param format of the clips that name a file
 * @param limits what the file may cost
 */
public record ClipBatch(
    Path video,
    List<ClipRequest> clips,
    int samples,
    int longestSide,
    ClipFormat format,
    VideoLimits limits) {
  public ClipBatch {
    if (samples < 1 || longestSide < 16) {
      throw new IllegalArgumentException(
          "samples must be at least 1 and longestSide at least 16, but were: "
              + samples
              + " and "
              + longestSide);
    }
    clips = List.copyOf(clips);
  }
}
