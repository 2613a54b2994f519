package org.reelgloss.video;

import java.util.function.Consumer;

/**
 * Finds what leads through a picture of one colour, such as black: a short one between two unlike
 * shots is one transition; a long one counts as a shot of its own, with a transition on each side.
 * Where the video begins or ends with a short one there is no transition. One thread.
 */
final class TransitionFades {
  private static final double LEAST_UNLIKENESS = 0.2;

  private final TransitionFrames frames;
  private final TransitionLengths lengths;
  private final TransitionStarts starts;
  private final TransitionWindow window;
  private long count;
  private long plainSince = -1;
  private long lastPlain = -1;
  private long held = -1;

  TransitionFades(TransitionFrames frames, TransitionLengths lengths, TransitionStarts starts) {
    this.frames = frames;
    this.lengths = lengths;
    this.starts = starts;
    window = new TransitionWindow(frames, lengths);
  }

  /** Takes the latest frame. */
  void update() {
    long now = frames.count() - 1;
    count = now + 1;
    boolean waiting = lastPlain >= 0 && now <= lastPlain + lengths.ramp() + 1;
    if (!waiting) {
      held = -1;
    }
    if (!frames.isPlain(now)) {
      return;
    }
    if (lastPlain != now - 1 || lastPlain < 0) {
      plainSince = now;
      long before = Math.max(0, now - lengths.ramp());
      held = held < 0 ? before : Math.min(held, before);
    } else if (now - plainSince > lengths.black()) {
      held = now;
    }
    lastPlain = now;
  }

  /** Decides what can be decided at time {@code now}, which runs on behind the last frame. */
  void decide(long now, Consumer<Boundary> found) {
    long entry = now - lengths.black() + 1;
    if (entry > 0 && now < count && isEntry(entry) && plainFrames(now) >= lengths.black()) {
      reportEntry(entry, found);
    }
    long exit = now - lengths.ramp();
    if (exit > 0 && exit < count && frames.isPlain(exit - 1) && !frames.isPlain(exit)) {
      reportExit(exit, found);
    }
  }

  private boolean isEntry(long frame) {
    return frames.isPlain(frame) && !frames.isPlain(frame - 1);
  }

  /** Returns how many plain frames end with this one, counted up to the first of a long run. */
  private int plainFrames(long last) {
    int plain = 0;
    while (plain < lengths.black() && last - plain >= 0 && frames.isPlain(last - plain)) {
      plain++;
    }
    return plain;
  }

  private void reportEntry(long entry, Consumer<Boundary> found) {
    long before = rampBack(entry);
    if (before >= 0) {
      report(before + 1, entry, found);
    }
  }

  private void reportExit(long exit, Consumer<Boundary> found) {
    long after = rampOn(exit);
    if (after < 0) {
      return;
    }
    int plain = plainFrames(exit - 1);
    if (plain >= lengths.black()) {
      report(exit, after, found);
      return;
    }
    long entry = exit - plain;
    long before = entry == 0 ? -1 : rampBack(entry);
    if (before >= 0
        && frames.unlikeness(before, after, frames.between(before, after)) >= LEAST_UNLIKENESS) {
      found.accept(new Boundary(before + 1, after, Boundary.Kind.FADE));
    }
  }

  private static void report(long start, long end, Consumer<Boundary> found) {
    found.accept(
        start == end ? Boundary.cutAt(start) : new Boundary(start, end, Boundary.Kind.FADE));
  }

  /** Returns the last frame of the shot before the plain picture begins, or -1 if none is. */
  private long rampBack(long entry) {
    double best = 0;
    long before = -1;
    long first = Math.max(0, entry - lengths.ramp());
    for (long frame = entry - 1;
        frame >= first && !frames.isPlain(frame) && starts.isOpen(frame);
        frame--) {
      double fit = fit(frame, entry);
      if (fit > best) {
        best = fit;
        before = frame;
      }
    }
    return before;
  }

  /** Returns the first frame that is the shot after the plain picture alone, or -1 if none is. */
  private long rampOn(long exit) {
    double best = 0;
    long after = -1;
    long last = Math.min(count - 1, exit + lengths.ramp());
    for (long frame = exit; frame <= last && !frames.isPlain(frame); frame++) {
      double fit = fit(exit - 1, frame);
      if (fit > best) {
        best = fit;
        after = frame;
      }
    }
    return after;
  }

  /** Returns how well the ramp between two frames fits; 0 where they are alike. */
  private double fit(long first, long last) {
    int step = lengths.step();
    int steps = (int) ((last - first + step - 1) / step);
    long from = last - (long) steps * step;
    if (from < 0 || frames.distance(last, steps) < TransitionWindow.LEAST_DISTANCE) {
      return 0;
    }
    window.measureRamp(last, steps);
    return window.fit();
  }

  /** Returns the first frame at which a transition that is still to be found may begin. */
  long earliest() {
    return Math.min(held < 0 ? count : held, starts.earliest() + 1);
  }
}
