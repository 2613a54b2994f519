package org.reelgloss.pipeline.review.annotate;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** The clips of a sample that everybody judges, evenly spread over it, from the first one on. */
public final class Overlap {
  private final double amount;
  private final boolean isShare;

  private Overlap(double amount, boolean isShare) {
    this.amount = amount;
    this.isShare = isShare;
  }

  /**
   * Reads a share, written with a dot and from 0.0 to 1.0, or a whole number of clips.
   *
   * @throws IllegalArgumentException if it is neither
   */
  public static Overlap parse(String text) {
    boolean isShare = text.contains(".");
    try {
      double amount = isShare ? Double.parseDouble(text) : Integer.parseInt(text);
      if (amount >= 0 && amount <= (isShare ? 1 : Integer.MAX_VALUE)) {
        return new Overlap(amount, isShare);
      }
    } catch (NumberFormatException noNumber) {
      throw wrong(text, noNumber);
    }
    throw wrong(text, null);
  }

  private static IllegalArgumentException wrong(String text, @Nullable Throwable cause) {
    return new IllegalArgumentException(
        "overlap must be a share from 0.0 to 1.0 or a number of clips, but was: " + text, cause);
  }

  /** Returns the places in a sample of {@code size} clips. */
  BitSet of(int size) {
    long clips = Math.min(size, isShare ? Math.round(amount * size) : (long) amount);
    BitSet shared = new BitSet(size);
    for (int i = 0; i < size; i++) {
      shared.set(i, i * clips % size < clips);
    }
    return shared;
  }
}
