package org.reelgloss.video;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Numbers and times of the last frames of a video, for a bounded number of frames. */
final class FrameTimes {
  private record Entry(long index, long number, @Nullable Long pts, long millis) {}

  private final VideoReader reader;
  private final CutSemantics semantics;
  private final double fps;
  private final long span;
  private final Deque<Entry> entries = new ArrayDeque<>();
  private long lastFrameMillis;

  FrameTimes(VideoReader reader, CutSemantics semantics, double fps, long span) {
    this.reader = reader;
    this.semantics = semantics;
    this.fps = fps;
    this.span = span;
  }

  /**
   * Takes the reader's current frame.
   *
   * @param index its place in decode order, from 0
   * @return its number under the semantics
   */
  long add(long index) {
    Long pts = reader.hasPts() ? reader.pts() : null;
    long millis = pts == null ? Math.round(index * 1_000 / fps) : reader.millis(pts);
    long number = number(index, pts);
    lastFrameMillis = reader.frameMillis();
    entries.addLast(new Entry(index, number, pts, millis));
    if (entries.size() > span) {
      entries.removeFirst();
    }
    return number;
  }

  private long number(long index, @Nullable Long pts) {
    double rate = reader.averageFps();
    if (semantics == CutSemantics.V06 || pts == null || rate <= 0) {
      return index;
    }
    long byTime = Math.round(reader.secondsInStream(pts) * rate);
    Entry last = entries.peekLast();
    return last == null ? byTime : Math.max(byTime, last.number());
  }

  /** Returns the first frame, in decode order, with at least this number. */
  long indexOf(long number) {
    for (Entry entry : entries) {
      if (entry.number() >= number) {
        return entry.index();
      }
    }
    throw new IllegalArgumentException("number must be that of a recent frame, but was: " + number);
  }

  /** Returns the place in decode order after the last frame whose number is at most this. */
  long indexAfter(long number) {
    Iterator<Entry> backwards = entries.descendingIterator();
    while (backwards.hasNext()) {
      Entry entry = backwards.next();
      if (entry.number() <= number) {
        return entry.index() + 1;
      }
    }
    return 0;
  }

  @Nullable Long pts(long index) {
    return entry(index).pts();
  }

  /** Returns the presentation time of a recent frame. */
  long millis(long index) {
    return entry(index).millis();
  }

  /** Returns when the last frame ends. */
  long endOfLast() {
    Entry last = entries.getLast();
    return last.millis() + lastFrameMillis;
  }

  private Entry entry(long index) {
    Iterator<Entry> backwards = entries.descendingIterator();
    while (backwards.hasNext()) {
      Entry entry = backwards.next();
      if (entry.index() == index) {
        return entry;
      }
    }
    throw new IllegalArgumentException("index must be that of a recent frame, but was: " + index);
  }
}
