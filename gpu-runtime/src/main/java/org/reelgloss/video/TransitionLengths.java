package org.reelgloss.video;

/**
 * The lengths that the search for transitions works with, in frames.
 *
 * @param step distances between frames are known at multiples of this
 * @param shortest of a dissolve or wipe, from the last pure frame to the next pure one
 * @param longest likewise; a multiple of step
 * @param ramp the longest way from a shot to black, or from black to a shot
 * @param black the longest black that is part of one transition
 * @param around as far as frames before and after a hard cut are looked at
 * @param apart hard cuts nearer than this are one
 * @param rival dissolves and wipes whose middles are nearer than this are one
 */
record TransitionLengths(
    int step, int shortest, int longest, int ramp, int black, int around, int apart, int rival) {
  private static final double DENSEST_FPS = 15;
  private static final double SHORTEST_SECONDS = 0.25;
  private static final double LONGEST_SECONDS = 1.6;
  private static final double RAMP_SECONDS = 1;
  private static final double BLACK_SECONDS = 1;
  private static final double AROUND_SECONDS = 0.25;
  private static final double APART_SECONDS = 0.3;
  private static final double RIVAL_SECONDS = 0.5;
  private static final int LEAST_STEPS = 4;
  private static final int LEAST_AROUND = 3;

  static TransitionLengths of(double fps) {
    int step = (int) Math.max(1, Math.round(fps / DENSEST_FPS));
    int shortest = step * (int) Math.max(LEAST_STEPS, Math.round(SHORTEST_SECONDS * fps / step));
    return new TransitionLengths(
        step,
        shortest,
        Math.max(shortest, step * (int) Math.round(LONGEST_SECONDS * fps / step)),
        frames(RAMP_SECONDS, fps),
        frames(BLACK_SECONDS, fps),
        Math.max(LEAST_AROUND, frames(AROUND_SECONDS, fps)),
        frames(APART_SECONDS, fps),
        frames(RIVAL_SECONDS, fps));
  }

  private static int frames(double seconds, double fps) {
    return (int) Math.max(1, Math.round(seconds * fps));
  }

  /** Returns the number of frames to keep: a power of two above the memory. */
  int kept() {
    return Integer.highestOneBit(memory()) << 1;
  }

  /** Returns the most frames between any two that one decision looks at. */
  int memory() {
    int fade = 2 * ramp + black + 2;
    int mix = longest + rival + around + apart;
    return Math.max(fade, mix);
  }
}
