package org.reelgloss.pipeline.review;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import org.reelgloss.schemas.Timecode;

/** Numbers as people read them, the same in every locale. */
final class Figures {
  private Figures() {}

  /** Returns a count with thousands apart: {@code 70,000}. */
  static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** Returns a count with its noun: {@code 1 clip}, {@code 70,000 clips}. */
  static String count(long value, String singular) {
    return count(value) + " " + singular + (value == 1 ? "" : "s");
  }

  /** Returns a size in decimal units: {@code 412 kB}, {@code 1.3 GB}. */
  static String bytes(long bytes) {
    if (bytes < 1_000) {
      return bytes + " B";
    }
    double value = bytes;
    int unit = -1;
    while (value >= 999.5 && unit < 3) {
      value /= 1_000;
      unit++;
    }
    return String.format(
        Locale.ROOT, value < 10 ? "%.1f %sB" : "%.0f %sB", value, "kMGT".charAt(unit));
  }

  /** Returns a length of time in the unit that suits it: {@code 12 ms}, {@code 7.5 min}. */
  static String span(double seconds) {
    if (seconds > 0 && seconds < 1) {
      return number(seconds * 1_000, 0) + " ms";
    }
    if (seconds < 90) {
      return number(seconds, seconds < 10 ? 1 : 0) + " s";
    }
    return seconds < 5_400 ? number(seconds / 60, 1) + " min" : number(seconds / 3_600, 1) + " h";
  }

  /** Returns a time as {@code H:MM:SS.mmm}; a time before the start counts as the start. */
  static String clock(long millis) {
    return Timecode.ofMillis(Math.max(0, millis));
  }

  /** Returns a range of a video: {@code 3.2–4.9 s}, or {@code 1:03.2–1:04.9} after a minute. */
  static String range(long startMs, long endMs) {
    if (endMs < 60_000) {
      return number(startMs / 1e3, 1) + "–" + number(endMs / 1e3, 1) + " s";
    }
    return minutes(startMs) + "–" + minutes(endMs);
  }

  /** Returns a number without trailing zeros: {@code 0.15}. */
  static String number(double value, int decimals) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    BigDecimal rounded =
        BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN).stripTrailingZeros();
    return rounded.signum() == 0 ? "0" : rounded.toPlainString();
  }

  /** Returns the share {@code part} of {@code whole} in percent for a style: {@code 33.333%}. */
  static String percent(double part, double whole) {
    double share = whole > 0 && part > 0 ? Math.min(1, part / whole) : 0;
    return number(100 * share, 3) + "%";
  }

  /** Returns the share {@code part} of {@code whole} in percent for a style: {@code 33.333%}. */
  static String percent(long part, long whole) {
    return percent((double) part, (double) whole);
  }

  private static String minutes(long millis) {
    long tenths = Math.round(millis / 100.0);
    return String.format(Locale.ROOT, "%d:%02d.%d", tenths / 600, tenths / 10 % 60, tenths % 10);
  }
}
