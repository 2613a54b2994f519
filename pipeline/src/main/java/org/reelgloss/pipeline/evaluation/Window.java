package org.reelgloss.pipeline.evaluation;

import org.reelgloss.schemas.Transition;

/**
 * Frame numbers from {@code first} to {@code last}, both inclusive.
 *
 * @param first at most {@code last}
 * @param last at least {@code first}
 */
record Window(long first, long last) {
  /** Returns the window of a transition: from its first mixed to the first pure frame after it. */
  static Window of(Transition transition) {
    return new Window(transition.getStartFrame(), transition.getEndFrame());
  }

  /** Returns the window with so many frames more at either end. */
  Window widened(int frames) {
    return new Window(first - frames, last + frames);
  }
}
