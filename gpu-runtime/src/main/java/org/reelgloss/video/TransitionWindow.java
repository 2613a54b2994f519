package org.reelgloss.video;

/**
 * How the frames between two frames A and B lie to them.
 *
 * <p>While A dissolves into B with share s, a frame is (1 - s) A + s B, so its thumbnail lies on
 * the straight way from A to B, and its energy is that of the two mixed less s (1 - s) times the
 * energy of their difference: half of it in the middle where A and B have nothing in common. Where
 * a camera or an object moves, the way is bent, and no energy is lost.
 */
final class TransitionWindow {
  /** Mean squared difference of two shots: 14 of 255 steps. */
  static final double LEAST_DISTANCE = 200;

  private static final double LEAST_UNLIKENESS = 0.25;
  private static final double PROGRESS_LEFT_OPEN = 0.25;
  private static final double LEAST_SPREAD = 0.15;
  private static final double MOST_DEVIATION = 0.22;
  private static final double UNEVENNESS_WEIGHT = 6;
  private static final double LEAST_LOSS = 0.65;
  private static final double MOST_LOSS = 1.6;
  private static final double MOST_UNREST = 1;
  private static final double LEAST_MIDDLE_LOSS = 0.05;
  private static final double LEAST_WIPE_BEND = 0.1;
  private static final double MOST_WIPE_BEND = 0.4;
  private static final double MOST_WIPE_UNEVENNESS = 0.08;

  private final TransitionFrames frames;
  private final TransitionLengths lengths;
  private double distance;
  private double bend;
  private double unevenness;
  private double loss;

  TransitionWindow(TransitionFrames frames, TransitionLengths lengths) {
    this.frames = frames;
    this.lengths = lengths;
  }

  /**
   * Returns the least distance to its beginning that a transition has after some frames: a quarter
   * of that which the longest one between the most similar shots would have.
   */
  static double leastProgress(int after, TransitionLengths lengths) {
    double share = after / (double) lengths.longest();
    return PROGRESS_LEFT_OPEN * LEAST_DISTANCE * share * share;
  }

  /** Measures from frame {@code last}, back {@code steps} steps, if these frames are unlike. */
  boolean measure(long last, int steps) {
    long first = last - (long) steps * lengths.step();
    distance = frames.distance(last, steps);
    if (distance < LEAST_DISTANCE) {
      return false;
    }
    double unlikeness = frames.unlikeness(first, last, distance);
    if (unlikeness < LEAST_UNLIKENESS
        || !isCalmBefore(first, last)
        || !isBentOrPale(first, last, steps)) {
      return false;
    }
    sum(first, last, steps);
    return true;
  }

  /** Measures likewise, whatever the two frames are. */
  void measureRamp(long last, int steps) {
    long first = last - (long) steps * lengths.step();
    distance = frames.distance(last, steps);
    sum(first, last, steps);
  }

  private double share(long first, long last, int at, int steps) {
    double toFirst = frames.distance(first + (long) at * lengths.step(), at);
    double toLast = frames.distance(last, steps - at);
    return (toFirst - toLast + distance) / (2 * distance);
  }

  private boolean isCalmBefore(long first, long last) {
    int lag = (int) Math.min(last - first, first) / 2 / lengths.step();
    return frames.distance(first, lag) <= MOST_UNREST * distance;
  }

  /**
   * Returns whether the frames from {@code last} on change less than those from {@code first} to
   * it, in half the time or as long as {@code newest} allows.
   */
  boolean isCalmAfter(long first, long last, long newest) {
    long span = Math.min(lengths.rival(), (last - first) / 2);
    int lag = (int) Math.min(span, newest - last) / lengths.step();
    int steps = (int) (last - first) / lengths.step();
    return frames.distance(last + (long) lag * lengths.step(), lag)
        <= MOST_UNREST * frames.distance(last, steps);
  }

  /** Returns whether the frame in the middle is as in a wipe or has lost structure. */
  private boolean isBentOrPale(long first, long last, int steps) {
    double bendInside = bendAt(first, last, steps / 2, steps);
    if (bendInside > MOST_WIPE_BEND) {
      return false;
    }
    long middle = first + (long) (steps / 2) * lengths.step();
    double ends = frames.energy(first) + frames.energy(last);
    return bendInside >= LEAST_WIPE_BEND
        || ends / 2 - frames.energy(middle) >= LEAST_MIDDLE_LOSS * ends;
  }

  private double bendAt(long first, long last, int at, int steps) {
    double share = share(first, last, at, steps);
    double toFirst = frames.distance(first + (long) at * lengths.step(), at);
    return toFirst / distance - share * share;
  }

  private void sum(long first, long last, int steps) {
    double bends = 0;
    double errors = 0;
    double lost = 0;
    double weights = 0;
    for (int at = 1; at < steps; at++) {
      long frame = first + (long) at * lengths.step();
      double even = at / (double) steps;
      double share = share(first, last, at, steps);
      bends += frames.distance(frame, at) / distance - share * share;
      errors += (share - even) * (share - even);
      double weight = even * (1 - even);
      weights += weight * weight;
      lost +=
          weight
              * ((1 - even) * frames.energy(first)
                  + even * frames.energy(last)
                  - frames.energy(frame));
    }
    int inner = Math.max(1, steps - 1);
    bend = bends / inner;
    unevenness = errors / inner;
    loss = lost / weights;
  }

  /** Returns whether the first frame dissolves into the last. */
  boolean isDissolve(long first, long last) {
    if (bend + UNEVENNESS_WEIGHT * unevenness > MOST_DEVIATION) {
      return false;
    }
    if (frames.spreadOfDifference(first, last) < LEAST_SPREAD) {
      return false;
    }
    double own = frames.energyOfDifference(first, last);
    return own >= LEAST_UNLIKENESS * (frames.energy(first) + frames.energy(last))
        && loss >= LEAST_LOSS * own
        && loss <= MOST_LOSS * own;
  }

  /**
   * Returns whether the last frame may take the first one's place part by part: a frame with share
   * s of it lies off the straight way by s (1 - s) of the distance, on average by a sixth.
   */
  boolean mayBeWipe() {
    return bend >= LEAST_WIPE_BEND && bend <= MOST_WIPE_BEND && unevenness <= MOST_WIPE_UNEVENNESS;
  }

  /** Returns how well the window fits: the larger, the more change is even. */
  double fit() {
    return distance * Math.max(0.05, 1 - 4 * Math.sqrt(unevenness));
  }
}
