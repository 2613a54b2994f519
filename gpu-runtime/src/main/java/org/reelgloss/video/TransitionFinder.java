package org.reelgloss.video;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.function.Consumer;

/**
 * Finds the boundaries between shots from thumbnails alone: hard cuts, dissolves, fades and wipes.
 *
 * <p>What is found around a frame depends on frames within {@link #memory()} of it only. Takes
 * about 20 microseconds a frame and allocates nothing but what it finds. One thread.
 */
final class TransitionFinder {
  private final TransitionLengths lengths;
  private final TransitionFrames frames;
  private final TransitionStarts starts;
  private final TransitionCuts cuts;
  private final TransitionFades fades;
  private final TransitionMixes mixes;
  private final Queue<Boundary> waiting =
      new PriorityQueue<>(Comparator.comparingLong(Boundary::start));
  private final Consumer<Boundary> keep = waiting::add;
  private long settled = -1;

  /**
   * @param fps frames a second, above 0
   */
  TransitionFinder(double fps) {
    if (!(fps > 0)) {
      throw new IllegalArgumentException("fps must be above 0, but was: " + fps);
    }
    lengths = TransitionLengths.of(fps);
    frames = new TransitionFrames(lengths);
    starts = new TransitionStarts(frames, lengths);
    cuts = new TransitionCuts(frames, lengths);
    fades = new TransitionFades(frames, lengths, starts);
    mixes = new TransitionMixes(frames, lengths, starts, cuts);
  }

  /**
   * Takes the next frame.
   *
   * @param rgb the whole picture as {@link Thumbnails} makes it of the usual size
   * @param contentScore how much the frame differs from the one before, see {@link ContentScore}
   * @param found takes the boundaries that are certain now, in order of their starts
   */
  void next(byte[] rgb, double contentScore, Consumer<Boundary> found) {
    frames.add(rgb);
    starts.update();
    cuts.add(contentScore);
    fades.update();
    mixes.search();
    long now = frames.count() - 1;
    decide(now);
    long open = Math.min(fades.earliest(), Math.min(cuts.earliest(), mixes.earliest(now)));
    // No decision looks further back than the memory, whatever is still held open.
    settled = Math.max(settled, Math.max(open - 1, now - lengths.memory()));
    give(found);
  }

  /** Says that there is no frame more. */
  void finish(Consumer<Boundary> found) {
    long count = frames.count();
    for (long now = count; now <= count + lengths.memory(); now++) {
      decide(now);
    }
    settled = Long.MAX_VALUE;
    give(found);
  }

  private void decide(long now) {
    cuts.decide(now, keep);
    fades.decide(now, keep);
    mixes.decide(now, keep);
  }

  private void give(Consumer<Boundary> found) {
    for (Boundary next = waiting.peek();
        next != null && next.start() <= settled;
        next = waiting.peek()) {
      found.accept(waiting.remove());
    }
  }

  /** Returns the frame up to which all is decided: what is still to be found starts later. */
  long settled() {
    return settled;
  }

  /** Returns the most frames between any two that one decision looks at. */
  int memory() {
    return lengths.memory();
  }
}
