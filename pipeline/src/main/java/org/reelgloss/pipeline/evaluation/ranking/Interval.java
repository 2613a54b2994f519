package org.reelgloss.pipeline.evaluation.ranking;

/**
 * A range in which a figure lies with the likelihood that was asked for.
 *
 * @param low NaN where there is none
 * @param high NaN where there is none
 */
public record Interval(double low, double high) {
  /** What is known where nothing can be drawn. */
  static final Interval NONE = new Interval(Double.NaN, Double.NaN);
}
