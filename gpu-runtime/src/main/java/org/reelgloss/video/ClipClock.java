package org.reelgloss.video;

/**
 * Time stamps of a clip's frames, in the source's time base: the source's own, moved to begin at 0;
 * counted where it has none.
 */
final class ClipClock {
  private final VideoReader reader;
  private long first;
  private long last = -1;
  private long end;
  private long frames;

  ClipClock(VideoReader reader) {
    this.reader = reader;
  }

  /** Returns the stamp of the frame that the reader holds, above those before it. */
  long next() {
    if (frames == 0) {
      first = reader.hasPts() ? reader.pts() : 0;
    }
    long pts = reader.hasPts() ? reader.pts() - first : frames * nominalDuration();
    last = Math.max(pts, last + 1);
    end = last + duration();
    frames++;
    return last;
  }

  /** Returns how long the frame that the reader holds is shown, at least 1. */
  long duration() {
    long own = reader.frame().duration();
    return own > 0 ? own : nominalDuration();
  }

  /** The length of a frame by the frame rate. */
  private long nominalDuration() {
    return Math.max(1, Math.round(1 / (Math.max(1e-3, reader.fps()) * unit())));
  }

  private double unit() {
    return (double) reader.timeBase().num() / reader.timeBase().den();
  }

  /** Returns when the clip begins, in seconds of the source's stamps. */
  double startSeconds() {
    return first * unit();
  }

  /** Returns how long the clip is so far, in seconds. */
  double seconds() {
    return end * unit();
  }

  /** Returns the source's stamp at which the last frame ends. */
  long endPts() {
    return first + end;
  }

  /** Returns the source's stamp of the first frame. */
  long firstPts() {
    return first;
  }
}
