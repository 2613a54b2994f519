package org.reelgloss.pipeline.evaluation;

import org.jspecify.annotations.Nullable;

/**
 * What was found of what there is, and how much of what was said is right.
 *
 * @param found truths that a prediction was matched with
 * @param total truths
 * @param right predictions that were matched with a truth
 * @param predicted predictions
 */
public record Counts(long found, long total, long right, long predicted) {
  /** Nothing to find, and nothing said. */
  static final Counts NONE = new Counts(0, 0, 0, 0);

  Counts plus(Counts more) {
    return new Counts(
        found + more.found, total + more.total, right + more.right, predicted + more.predicted);
  }

  /** Returns the share of predictions that are right, in [0, 1]; null where there are none. */
  public @Nullable Double precision() {
    return predicted == 0 ? null : (double) right / predicted;
  }

  /** Returns the share of truths that were found, in [0, 1]; null where there are none. */
  public @Nullable Double recall() {
    return total == 0 ? null : (double) found / total;
  }

  /**
   * Returns the harmonic mean of precision and recall, in [0, 1]: 0 where nothing was found or
   * nothing is right, null where there was nothing to find and nothing was said.
   */
  public @Nullable Double f1() {
    if (total == 0 && predicted == 0) {
      return null;
    }
    if (found == 0 || right == 0) {
      return 0.0;
    }
    double precision = (double) right / predicted;
    double recall = (double) found / total;
    return 2 * precision * recall / (precision + recall);
  }
}
