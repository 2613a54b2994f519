package org.reelgloss.gpu;

/**
 * Learns from the batches that run how large they should be: on a GPU larger ones cost little more,
 * on a CPU they may even lose. Sizes are looked at in powers of two. While enough inputs wait, the
 * next larger size is tried, and one that was not seen for long is tried again; otherwise the
 * smallest is taken that costs at most {@value #WORTH} more for each input than the best. Safe for
 * use by several threads at once.
 */
final class BatchSizer {
  private static final double WORTH = 0.03;
  private static final double NEWEST = 0.2;

  /** The first batch of a size is not counted: it may prepare what later ones use again. */
  private static final int PREPARING = 1;

  /** Batches after which a size that has not run is tried again. */
  private static final int FORGETFUL_AFTER = 200;

  private final double[] nanosEach;
  private final int[] seen;
  private final long[] lastSeen;
  private final int maxSize;
  private long batches;
  private int largest;
  private long shrunkAt;

  BatchSizer(int maxSize) {
    int classes = 32 - Integer.numberOfLeadingZeros(maxSize);
    nanosEach = new double[classes];
    seen = new int[classes];
    lastSeen = new long[classes];
    this.maxSize = maxSize;
    largest = maxSize;
  }

  /** Returns how many inputs the next batch should have where {@code waiting} wait. */
  synchronized int target(int waiting) {
    for (int size = 0; size < seen.length && inputs(size) <= Math.min(waiting, largest); size++) {
      if (seen[size] <= PREPARING || batches - lastSeen[size] > FORGETFUL_AFTER) {
        return inputs(size);
      }
    }
    int chosen = best();
    return Math.min(largest, chosen == seen.length - 1 ? largest : inputs(chosen));
  }

  private int best() {
    double least = Double.MAX_VALUE;
    for (int size = 0; size < seen.length; size++) {
      if (isKnown(size)) {
        least = Math.min(least, nanosEach[size]);
      }
    }
    for (int size = 0; size < seen.length; size++) {
      if (isKnown(size) && nanosEach[size] <= least * (1 + WORTH)) {
        return size;
      }
    }
    return 0;
  }

  private boolean isKnown(int size) {
    return seen[size] > PREPARING && inputs(size) <= largest;
  }

  /** Remembers a batch that ran. */
  synchronized void ran(int inputs, long nanos) {
    int size = Math.min(seen.length - 1, 31 - Integer.numberOfLeadingZeros(inputs));
    double each = (double) nanos / inputs;
    batches++;
    if (largest < maxSize && batches - shrunkAt > FORGETFUL_AFTER) {
      largest = Math.min(maxSize, 2 * largest);
      shrunkAt = batches;
    }
    lastSeen[size] = batches;
    seen[size]++;
    if (seen[size] == PREPARING + 1) {
      nanosEach[size] = each;
    } else if (seen[size] > PREPARING) {
      nanosEach[size] += NEWEST * (each - nanosEach[size]);
    }
  }

  /** Remembers that a batch was too large: for some time none will be as large again. */
  synchronized void wasTooLarge(int inputs) {
    largest = Math.max(1, Math.min(largest, inputs / 2));
    shrunkAt = batches;
  }

  private static int inputs(int size) {
    return 1 << size;
  }
}
