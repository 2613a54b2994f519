package org.reelgloss.pipeline.evaluation.retrieval;

/**
 * Where the best right partner comes among all partners, right ones that are worse left out.
 *
 * @param better number of wrong partners before it
 * @param equals number of wrong partners that are as good to the last digit
 */
record Place(int better, int equals) {
  /** Returns the rank, from 1; in the middle of those that are as good. */
  double rank() {
    return 1 + better + equals / 2.0;
  }

  /** Returns how likely it is among the first ones, if those that are as good are shuffled. */
  double among(int first) {
    return Math.max(0, Math.min(1, (first - better) / (equals + 1.0)));
  }
}
