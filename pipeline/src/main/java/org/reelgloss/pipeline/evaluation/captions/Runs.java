package org.reelgloss.pipeline.evaluation.captions;

import java.util.List;

/**
 * The runs of 1 to {@link #LONGEST} tokens of a caption.
 *
 * @param tokens number of tokens
 * @param counts how often each run occurs, that of single tokens first
 */
record Runs(int tokens, List<RunCounts> counts) {
  /** The tokens of the longest run. */
  static final int LONGEST = 4;

  /** Returns the number of runs of one length, each as often as it occurs. */
  int all(int length) {
    return Math.max(0, tokens - length + 1);
  }

  /** Returns how often each run of one length, 1 to {@link #LONGEST}, occurs. */
  RunCounts of(int length) {
    return counts.get(length - 1);
  }
}
