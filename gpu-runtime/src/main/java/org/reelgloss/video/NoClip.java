package org.reelgloss.video;

/** The writer of a clip without media. */
final class NoClip implements ClipWriter {
  @Override
  public void write() {}

  @Override
  public void finish() {}

  @Override
  public boolean soundLost() {
    return false;
  }

  @Override
  public void close() {}
}
