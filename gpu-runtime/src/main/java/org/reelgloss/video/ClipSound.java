package org.reelgloss.video;

import java.io.IOException;

/**
 * The sound of a clip as a stream of its file. Trouble with the sound is noted, and never a trouble
 * of the clip. Owns native memory, but not the file; one thread; must be closed.
 */
interface ClipSound extends AutoCloseable {
  /** Writes the sound of the first so many seconds, about. */
  void writeUntil(double seconds) throws IOException;

  /** Writes the rest of the sound of a clip of so many seconds. */
  void finish(double seconds) throws IOException;

  /** Returns whether there is sound that could not be had, or not all of it. */
  boolean lost();

  @Override
  void close();
}
