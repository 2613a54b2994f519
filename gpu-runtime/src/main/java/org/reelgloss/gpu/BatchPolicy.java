package org.reelgloss.gpu;

import java.time.Duration;

/**
 * What may go into one batch.
 *
 * @param maxSize inputs
 * @param maxCost sum of the lengths of a batch after padding to the longest
 * @param maxWait how long a batch that is not full may wait for others, and only while they come
 *     fast enough to fill it
 * @param capacity inputs that wait; more make the caller wait
 */
record BatchPolicy(int maxSize, long maxCost, Duration maxWait, int capacity) {
  BatchPolicy {
    check("maxSize", maxSize);
    check("maxCost", maxCost);
    check("capacity", capacity);
    if (maxWait.isNegative()) {
      throw new IllegalArgumentException("maxWait must be at least 0, but was: " + maxWait);
    }
  }

  /** Returns a policy for inputs that are all of length 1, with four batches waiting. */
  static BatchPolicy ofSize(int maxSize) {
    return new BatchPolicy(maxSize, maxSize, Duration.ofMillis(5), 4 * maxSize);
  }

  /** Returns a policy for texts, whose length is their tokens, up to 256 on the average. */
  static BatchPolicy ofTexts(int maxSize) {
    return new BatchPolicy(maxSize, 256L * maxSize, Duration.ofMillis(2), 8 * maxSize);
  }

  private static void check(String name, long value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be at least 1, but was: " + value);
    }
  }
}
