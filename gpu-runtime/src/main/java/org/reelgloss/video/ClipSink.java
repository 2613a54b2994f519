package org.reelgloss.video;

import java.io.IOException;

/** Takes the clips of a batch, each once, in the order of the batch. */
public interface ClipSink {
  /** Takes a clip; its media, where it names a file, is complete. */
  void done(ClipRequest clip, ClipContent content) throws IOException;

  /** Takes a clip that cannot be had; what lies at its file, if anything, is of no use. */
  void failed(ClipRequest clip, MediaException fault) throws IOException;
}
