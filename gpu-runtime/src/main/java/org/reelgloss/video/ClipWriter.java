package org.reelgloss.video;

import java.io.IOException;
import java.nio.file.Path;

/** Writes the media of a clip while its frames are decoded. Must be closed. */
interface ClipWriter extends AutoCloseable {
  /** Returns the writer of a clip; one that does nothing where the clip names no file. */
  static ClipWriter create(ClipBatch batch, ClipRequest clip, VideoReader reader)
      throws IOException {
    Path media = clip.media();
    if (media == null) {
      return new NoClip();
    }
    return batch.format().mode() == ClipFormat.Mode.COPY && CopiedClip.isPossible(reader)
        ? new CopiedClip(batch, media, reader)
        : new EncodedClip(batch, clip, media, reader);
  }

  /** Writes the frame that the reader holds. */
  void write() throws IOException, MediaException;

  /** Completes the file. */
  void finish() throws IOException, MediaException;

  /** Returns whether there is sound that should be in the file and is not, or not all of it. */
  boolean soundLost();

  @Override
  void close();
}
