package org.reelgloss.pipeline.evaluation.captions;

/** Numbers for pairs of numbers, all at least 0: a table with open addressing, without objects. */
final class PairNumbers {
  /** What a pair without a number has. */
  static final int NONE = -1;

  private static final int SMALLEST = 16;

  /** The golden ratio as a fraction of 64 bits, which spreads neighbours over the table. */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private long[] pairs = new long[SMALLEST];

  /** One more than the number of each pair; 0 where there is no pair. */
  private int[] numbers = new int[SMALLEST];

  private int size;

  /** Returns the number of a pair, or {@link #NONE}. */
  int get(int first, int second) {
    return numbers[slot(pair(first, second))] - 1;
  }

  /** Gives a pair a number in place of the one it has. */
  void put(int first, int second, int number) {
    if (2 * (size + 1) > pairs.length) {
      grow();
    }
    long pair = pair(first, second);
    int slot = slot(pair);
    size += numbers[slot] == 0 ? 1 : 0;
    pairs[slot] = pair;
    numbers[slot] = number + 1;
  }

  private static long pair(int first, int second) {
    return (long) first << Integer.SIZE | second;
  }

  /** Returns where a pair is, or where it would be put. */
  private int slot(long pair) {
    int mask = pairs.length - 1;
    int slot = (int) ((pair * SPREAD) >>> Integer.SIZE) & mask;
    while (numbers[slot] != 0 && pairs[slot] != pair) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    long[] oldPairs = pairs;
    int[] oldNumbers = numbers;
    pairs = new long[2 * oldPairs.length];
    numbers = new int[pairs.length];
    for (int i = 0; i < oldPairs.length; i++) {
      if (oldNumbers[i] != 0) {
        int slot = slot(oldPairs[i]);
        pairs[slot] = oldPairs[i];
        numbers[slot] = oldNumbers[i];
      }
    }
  }
}
