package org.reelgloss.video;

/**
 * Which frames may still turn out to be end frames: while the shot that began at one frame goes on,
 * its segment may end at any later one.
 */
final class EndFrameWindow {
  private final ScanSettings settings;
  private final long longest;
  private final long step;
  private long start;
  private long firstOfLasts;

  /**
   * @param longest most frames of a segment
   * @param step frames of a piece that is taken off a long shot
   */
  EndFrameWindow(ScanSettings settings, long longest, long step) {
    this.settings = settings;
    this.longest = longest;
    this.step = step;
  }

  /**
   * Says how far the scan is.
   *
   * @param start first frame of the earliest segment that is not given yet
   * @param settled frame up to which no boundary is still to be found
   */
  void move(long start, long settled) {
    this.start = start;
    // A shot can end right after the settled frame; the earliest segment that is then asked for
    // its last end frame is the one that begins at start, or the rest after pieces are taken off.
    long end = Math.max(start, settled) + 1;
    firstOfLasts = settings.lastEndFrame(start, end) - 1;
  }

  /** Says that no segment begins before {@code earliest}, and that any later frame may be asked. */
  void waitFor(long earliest) {
    start = earliest;
    firstOfLasts = earliest;
  }

  /** Whether the frame may be asked for later on. */
  boolean mayBeAsked(long frame) {
    if (frame >= firstOfLasts) {
      return true;
    }
    for (long piece = start; piece <= Math.min(frame, start + longest); piece += step) {
      if (frame <= settings.firstEndFrame(piece, piece + longest) + 1
          || frame == settings.lastEndFrame(piece, piece + step)) {
        return true;
      }
    }
    return false;
  }
}
