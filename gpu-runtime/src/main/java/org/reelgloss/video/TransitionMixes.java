package org.reelgloss.video;

import java.util.function.Consumer;

/** Finds dissolves and wipes: of all windows that look like one, the best of its place. */
final class TransitionMixes {
  private final TransitionFrames frames;
  private final TransitionLengths lengths;
  private final TransitionStarts starts;
  private final TransitionCuts cuts;
  private final TransitionWindow window;
  private final TransitionWipe wipe;
  private final int[] spans;
  private final double[] fits;
  private final boolean[] wipes;
  private long count;
  private int likelyWipe;
  private double likelyWipeFit;

  TransitionMixes(
      TransitionFrames frames,
      TransitionLengths lengths,
      TransitionStarts starts,
      TransitionCuts cuts) {
    this.frames = frames;
    this.lengths = lengths;
    this.starts = starts;
    this.cuts = cuts;
    window = new TransitionWindow(frames, lengths);
    wipe = new TransitionWipe(frames);
    int kept = lengths.kept();
    spans = new int[kept];
    fits = new double[kept];
    wipes = new boolean[kept];
  }

  /** Looks for the best transition whose next shot begins with the latest frame. */
  void search() {
    long end = frames.count() - 1;
    count = end + 1;
    spans[slot(end)] = 0;
    fits[slot(end)] = 0;
    likelyWipe = 0;
    likelyWipeFit = 0;
    weighAll(end);
    if (likelyWipeFit > fits[slot(end)] && wipe.is(end - likelyWipe, end)) {
      keep(end, likelyWipe, likelyWipeFit, true);
    }
  }

  private void weighAll(long end) {
    if (frames.isPlain(end)) {
      return;
    }
    for (int span = lengths.step(); span <= lengths.longest(); span += lengths.step()) {
      long start = end - span;
      if (start < 0 || frames.isPlain(start)) {
        return;
      }
      if (span >= lengths.shortest() && starts.isOpen(start)) {
        weigh(end, span);
      }
    }
  }

  private void weigh(long end, int span) {
    if (!window.measure(end, span / lengths.step())) {
      return;
    }
    double fit = window.fit();
    if (fit > fits[slot(end)] && window.isDissolve(end - span, end)) {
      keep(end, span, fit, false);
    }
    if (fit > likelyWipeFit && window.mayBeWipe()) {
      likelyWipe = span;
      likelyWipeFit = fit;
    }
  }

  private void keep(long end, int span, double fit, boolean isWipe) {
    spans[slot(end)] = span;
    fits[slot(end)] = fit;
    wipes[slot(end)] = isWipe;
  }

  /** Decides what can be decided at time {@code now}, which runs on behind the last frame. */
  void decide(long now, Consumer<Boundary> found) {
    for (long end = Math.max(0, now - delay()); end < Math.min(count, now); end++) {
      if (spans[slot(end)] > 0 && decisionTime(end) == now && isBest(end)) {
        Boundary.Kind kind = wipes[slot(end)] ? Boundary.Kind.WIPE : Boundary.Kind.DISSOLVE;
        found.accept(new Boundary(end - spans[slot(end)] + 1, end, kind));
      }
    }
  }

  private long decisionTime(long end) {
    long rivals = (doubledMiddle(end) + lengths.longest()) / 2 + lengths.rival() + 1;
    return Math.max(rivals, end + 1 + cuts.delay());
  }

  /** Returns the most frames between the end of a transition and its being found. */
  private int delay() {
    return Math.max(lengths.longest() / 2 + lengths.rival(), cuts.delay()) + 2;
  }

  private long doubledMiddle(long end) {
    return 2 * end - spans[slot(end)];
  }

  private boolean isBest(long end) {
    long start = end - spans[slot(end)];
    return !isPlainAround(start, end)
        && !cuts.isCutWithin(start, end + 1)
        && window.isCalmAfter(start, end, count - 1)
        && !hasBetterRival(end);
  }

  private boolean isPlainAround(long start, long end) {
    long last = Math.min(count - 1, end + lengths.around());
    for (long frame = Math.max(0, start - lengths.around()); frame <= last; frame++) {
      if (frames.isPlain(frame)) {
        return true;
      }
    }
    return false;
  }

  private boolean hasBetterRival(long end) {
    double fit = fits[slot(end)];
    int reach = lengths.rival() + lengths.longest() / 2;
    long middle = doubledMiddle(end) / 2;
    long last = Math.min(count - 1, middle + reach + 1);
    for (long rival = Math.max(0, middle - lengths.rival()); rival <= last; rival++) {
      boolean near =
          spans[slot(rival)] > 0
              && Math.abs(doubledMiddle(rival) - doubledMiddle(end)) <= 2L * lengths.rival();
      double other = fits[slot(rival)];
      if (near && (other > fit || (other == fit && rival < end))) {
        return true;
      }
    }
    return false;
  }

  /** Returns the first frame at which a transition that is still to be found may begin. */
  long earliest(long now) {
    long earliest = starts.earliest() + 1;
    for (long end = Math.max(0, now - delay()); end < count; end++) {
      if (spans[slot(end)] > 0 && decisionTime(end) > now) {
        earliest = Math.min(earliest, end - spans[slot(end)] + 1);
      }
    }
    return earliest;
  }

  private int slot(long frame) {
    return (int) frame & (spans.length - 1);
  }
}
