package org.reelgloss.schemas;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Time codes as Panda-70M published them, and those of subtitles. */
public final class Timecode {
  private Timecode() {}

  /**
   * Returns the time of a frame as {@code H:MM:SS.mmm}, hours not padded.
   *
   * <p>The published rule: the time is rounded half-even to microseconds, one microsecond is added,
   * and the result is truncated to milliseconds (reference repository, event timecodes).
   *
   * @param frame frame number, at least 0
   * @param fps frames a second, above 0
   */
  public static String ofFrame(long frame, double fps) {
    if (frame < 0) {
      throw new IllegalArgumentException("frame must be at least 0, but was: " + frame);
    }
    if (!(fps > 0) || Double.isInfinite(fps)) {
      throw new IllegalArgumentException("fps must be above 0 and finite, but was: " + fps);
    }
    long micros =
        new BigDecimal(frame / fps)
                .movePointRight(6)
                .setScale(0, RoundingMode.HALF_EVEN)
                .longValueExact()
            + 1;
    return ofMillis(micros / 1_000);
  }

  /** Returns {@code millis}, at least 0, as {@code H:MM:SS.mmm}, hours not padded. */
  public static String ofMillis(long millis) {
    if (millis < 0) {
      throw new IllegalArgumentException("millis must be at least 0, but was: " + millis);
    }
    long seconds = millis / 1_000;
    return String.format(
        "%d:%02d:%02d.%03d", seconds / 3_600, seconds / 60 % 60, seconds % 60, millis % 1_000);
  }
}
