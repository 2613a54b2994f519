package org.reelgloss.video;

import java.util.Locale;

/**
 * Where one shot ends and the next begins.
 *
 * @param start first frame, in decode order, that is no longer the old shot alone
 * @param end first frame that is the new shot alone; equal to {@code start} for a hard cut
 * @param kind how the one becomes the other
 */
public record Boundary(long start, long end, Kind kind) {
  /** How one shot becomes the next. */
  public enum Kind {
    /** From one frame to the next. */
    CUT,
    /** Both shots are seen, the one fading into the other. */
    DISSOLVE,
    /** Through black or white. */
    FADE,
    /** The new shot takes the old one's place part by part. */
    WIPE;

    /** Returns the name in records, such as {@code dissolve}. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Boundary {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException(
          "0 <= start <= end must hold, but they were: " + start + " and " + end);
    }
  }

  /** Returns a hard cut before {@code frame}. */
  static Boundary cutAt(long frame) {
    return new Boundary(frame, frame, Kind.CUT);
  }

  /** Returns the frame that stands for the whole: the middle of a gradual transition. */
  public long cut() {
    return start + (end - start) / 2;
  }
}
