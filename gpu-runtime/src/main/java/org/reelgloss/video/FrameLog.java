package org.reelgloss.video;

/**
 * Numbers and times of the last frames of a video, in a fixed number of slots. Frames are counted
 * from 0 where the pass began.
 */
final class FrameLog {
  private static final long NONE = Long.MIN_VALUE;

  private final CutSemantics semantics;
  private final double fps;
  private final double averageFps;
  private final long[] numbers;
  private final long[] stamps;
  private final long[] millis;
  private long frames;

  /**
   * @param fps frames a second, for frames without a time stamp
   * @param averageFps frames a second that numbers go by; 0 where unknown
   * @param capacity how many frames back may be asked for
   */
  FrameLog(CutSemantics semantics, double fps, double averageFps, int capacity) {
    this.semantics = semantics;
    this.fps = fps;
    this.averageFps = averageFps;
    numbers = new long[capacity];
    stamps = new long[capacity];
    millis = new long[capacity];
  }

  /** Takes the frame that the reader holds. */
  void add(VideoReader reader) {
    boolean stamped = reader.hasPts();
    long pts = stamped ? reader.pts() : NONE;
    int slot = (int) (frames % numbers.length);
    long number = frames;
    if (semantics == CutSemantics.V07 && stamped && averageFps > 0) {
      number = Math.round(reader.secondsInStream(pts) * averageFps);
      number = frames == 0 ? number : Math.max(number, number(frames - 1));
    }
    numbers[slot] = number;
    stamps[slot] = pts;
    millis[slot] = stamped ? reader.millis(pts) : Math.round(frames * 1_000 / fps);
    frames++;
  }

  /** Returns how many frames were added. */
  long frames() {
    return frames;
  }

  /** Returns the number of a recent frame under the semantics. */
  long number(long index) {
    return numbers[slot(index)];
  }

  /** Returns the first recent frame with at least this number. */
  long indexOf(long number) {
    long index = frames - 1;
    while (index > oldest() && number(index - 1) >= number) {
      index--;
    }
    if (number(index) < number) {
      throw new IllegalArgumentException(
          "number must be that of a recent frame, but was: " + number);
    }
    return index;
  }

  /** Returns the last frame whose number is at most this; -1 where there is none. */
  long lastUpTo(long number) {
    long index = frames - 1;
    while (index >= oldest() && number(index) > number) {
      index--;
    }
    return index < oldest() ? oldest() - 1 : index;
  }

  private long oldest() {
    return Math.max(0, frames - numbers.length);
  }

  boolean hasStamp(long index) {
    return stamps[slot(index)] != NONE;
  }

  /** Returns the time stamp of a recent frame that has one, in the stream's time base. */
  long stamp(long index) {
    return stamps[slot(index)];
  }

  /** Returns the presentation time of a recent frame. */
  long millis(long index) {
    return millis[slot(index)];
  }

  private int slot(long index) {
    if (index < oldest() || index >= frames) {
      throw new IllegalArgumentException(
          "index must be one of the last " + numbers.length + " frames, but was: " + index);
    }
    return (int) (index % numbers.length);
  }
}
