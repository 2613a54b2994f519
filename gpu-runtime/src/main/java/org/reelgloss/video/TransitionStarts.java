package org.reelgloss.video;

/**
 * Which of the latest frames may still be the last of a shot that is on its way into the next: the
 * frames since have moved away from it at least as fast as a transition does. One thread.
 */
final class TransitionStarts {
  private final TransitionFrames frames;
  private final TransitionLengths lengths;
  private final double[] least;
  private final boolean[] open;

  TransitionStarts(TransitionFrames frames, TransitionLengths lengths) {
    this.frames = frames;
    this.lengths = lengths;
    open = new boolean[lengths.kept()];
    least = new double[lengths.longest() / lengths.step() + 1];
    for (int lag = 0; lag < least.length; lag++) {
      least[lag] = TransitionWindow.leastProgress(lag * lengths.step(), lengths);
    }
  }

  /** Takes the latest frame. */
  void update() {
    long now = frames.count() - 1;
    for (int lag = 1; lag < least.length && lag * (long) lengths.step() <= now; lag++) {
      if (frames.distance(now, lag) < least[lag]) {
        open[slot(now - lag * (long) lengths.step())] = false;
      }
    }
    open[slot(now)] = true;
  }

  private int slot(long frame) {
    return (int) frame & (open.length - 1);
  }

  /** Returns whether a frame, not longer ago than the longest transition, may be such a one. */
  boolean isOpen(long frame) {
    return open[slot(frame)];
  }

  /** Returns the first of the frames that may be such a one, but for the latest frame. */
  long earliest() {
    long now = frames.count() - 1;
    long frame = Math.max(0, now + 1 - lengths.longest());
    while (frame < now && !isOpen(frame)) {
      frame++;
    }
    return frame;
  }
}
