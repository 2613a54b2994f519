package org.reelgloss.pipeline.selector.training;

/** Refuses arguments that are out of range. */
final class Checks {
  private Checks() {}

  /** Requires {@code allowed}; {@code rule} names the parameter and what is allowed. */
  static void check(boolean allowed, String rule, Object value) {
    if (!allowed) {
      throw new IllegalArgumentException(rule + ", but was: " + value);
    }
  }

  /** Requires a row of {@code width} (above 0) numbers that are finite or NaN. */
  static void features(double[] row, int width) {
    check(row.length > 0, "number of features must be above 0", row.length);
    if (row.length != width) {
      throw new IllegalArgumentException(
          "number of features must be " + width + " in each row, but was: " + row.length);
    }
    for (double value : row) {
      check(!Double.isInfinite(value), "features must be finite or NaN", value);
    }
  }
}
