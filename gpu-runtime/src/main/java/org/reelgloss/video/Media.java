package org.reelgloss.video;

import java.nio.file.Path;
import org.reelgloss.schemas.MediaProbe;

/** Looks into media files without decoding them. */
public final class Media {
  private Media() {}

  /**
   * Says what a local regular file holds.
   *
   * @throws MediaException if it is no video that can be decoded
   */
  public static MediaProbe probe(Path file) throws MediaException {
    try (VideoReader reader = VideoReader.open(file, VideoLimits.STANDARD)) {
      return reader.probe();
    }
  }
}
