package org.reelgloss.video;

import java.util.function.Consumer;

/**
 * Finds hard cuts: steps that are large against the frames around, lead to an unlike picture and
 * stay, which a flash does not. One thread.
 */
final class TransitionCuts {
  private static final double LEAST_UNLIKENESS = 0.35;
  private static final double LEAST_CONTENT_SCORE = 27;
  private static final double UNLIKE_STEP = 3;
  private static final double LIKE_STEP = 6;
  private static final double LEAST_STAYING = 0.5;
  private static final double NEIGHBOUR_SHARE = 0.5;

  private final TransitionFrames frames;
  private final TransitionLengths lengths;
  private final int near;
  private final double[] steps;
  private final double[] scores;
  private final double[] strengths;
  private long count;

  TransitionCuts(TransitionFrames frames, TransitionLengths lengths) {
    this.frames = frames;
    this.lengths = lengths;
    near = Math.max(2, (int) Math.round(NEIGHBOUR_SHARE * lengths.around()));
    int kept = lengths.kept();
    steps = new double[kept];
    scores = new double[kept];
    strengths = new double[kept];
  }

  /** Takes the latest frame. */
  void add(double contentScore) {
    long now = frames.count() - 1;
    steps[slot(now)] = now == 0 ? 0 : frames.between(now, now - 1);
    scores[slot(now)] = contentScore;
    strengths[slot(now)] = 0;
    count = now + 1;
  }

  /** Decides what can be decided at time {@code now}, which runs on behind the last frame. */
  void decide(long now, Consumer<Boundary> found) {
    long frame = now - lengths.around();
    if (frame > 0 && frame < count) {
      strengths[slot(frame)] = strength(frame);
    }
    long settled = now - delay();
    if (settled > 0 && settled < count && isCut(settled)) {
      found.accept(Boundary.cutAt(settled));
    }
  }

  int delay() {
    return lengths.around() + lengths.apart();
  }

  /** Returns the first frame that may still be found to be a cut. */
  long earliest() {
    long frame = Math.max(0, count - delay());
    while (frame < count && steps[slot(frame)] < TransitionWindow.LEAST_DISTANCE) {
      frame++;
    }
    return frame;
  }

  /** Returns whether there is a cut after {@code first}, up to {@code last}. */
  boolean isCutWithin(long first, long last) {
    for (long frame = first + 1; frame <= Math.min(last, count - 1); frame++) {
      if (isCut(frame)) {
        return true;
      }
    }
    return false;
  }

  private boolean isCut(long frame) {
    double strength = strengths[slot(frame)];
    if (strength == 0) {
      return false;
    }
    long last = Math.min(count - 1, frame + lengths.apart());
    for (long rival = Math.max(0, frame - lengths.apart()); rival <= last; rival++) {
      double other = strengths[slot(rival)];
      if (other > strength || (other == strength && rival < frame)) {
        return false;
      }
    }
    return true;
  }

  /** Returns the size of the step to this frame if it is a cut, else 0. */
  private double strength(long frame) {
    double step = steps[slot(frame)];
    double unlikeness = frames.unlikeness(frame - 1, frame, step);
    boolean elsewhere = unlikeness >= LEAST_UNLIKENESS;
    if (step < TransitionWindow.LEAST_DISTANCE
        || (!elsewhere && scores[slot(frame)] < LEAST_CONTENT_SCORE)
        || step < (elsewhere ? UNLIKE_STEP : LIKE_STEP) * secondOfNeighbours(frame)
        || isPlainAround(frame)
        || !stays(frame, LEAST_STAYING * step)) {
      return 0;
    }
    return step;
  }

  /** Returns the second largest step nearby; one more cut nearby may be larger. */
  private double secondOfNeighbours(long frame) {
    double largest = 0;
    double second = 0;
    long last = Math.min(count - 1, frame + near);
    for (long other = Math.max(1, frame - near); other <= last; other++) {
      double step = other == frame ? 0 : steps[slot(other)];
      second = Math.max(second, Math.min(largest, step));
      largest = Math.max(largest, step);
    }
    return second;
  }

  private boolean isPlainAround(long frame) {
    long last = Math.min(count - 1, frame + lengths.around());
    for (long other = Math.max(0, frame - lengths.around()); other <= last; other++) {
      if (frames.isPlain(other)) {
        return true;
      }
    }
    return false;
  }

  private boolean stays(long frame, double least) {
    for (int i = 1; i < lengths.around(); i++) {
      boolean back = frame + i < count && frames.between(frame - 1, frame + i) < least;
      boolean came = frame - 1 >= i && frames.between(frame, frame - 1 - i) < least;
      if (back || came) {
        return false;
      }
    }
    return true;
  }

  private int slot(long frame) {
    return (int) frame & (steps.length - 1);
  }
}
