package org.reelgloss.video;

import java.io.IOException;

/** Decodes one clip of a video, exactly its frames, once, and gives all that is wanted of it. */
public final class ClipExtractor {
  private ClipExtractor() {}

  /**
   * Decodes a clip; writes its media where the request names a file.
   *
   * @throws MediaException if the frames cannot be found again
   * @throws IOException if the media cannot be written
   */
  public static ClipContent extract(ClipRequest request) throws MediaException, IOException {
    try (ClipFrames frames = ClipFrames.open(request);
        UprightPictures pictures = new UprightPictures(request.longestSide())) {
      try (ClipWriter writer = ClipWriter.create(request.media(), frames.reader())) {
        ClipSampler sampler = new ClipSampler(request, frames.reader(), pictures);
        while (frames.next()) {
          sampler.take(frames.frame());
          writer.write();
        }
        writer.finish();
        return sampler.content();
      }
    }
  }
}
