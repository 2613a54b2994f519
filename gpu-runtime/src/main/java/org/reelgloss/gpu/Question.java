package org.reelgloss.gpu;

/**
 * An input for a {@link BatchedModel}.
 *
 * @param kind inputs of different kinds are never in one batch
 * @param length what padding brings the others of a batch to, at least 1: tokens, say
 */
record Question<I>(I input, String kind, int length) {
  /** Of inputs that are all alike. */
  static <I> Question<I> of(I input) {
    return new Question<>(input, "", 1);
  }

  <O> Request<I, O> by(Object caller, long nowNanos) {
    return new Request<>(input, kind, length, caller, nowNanos);
  }
}
