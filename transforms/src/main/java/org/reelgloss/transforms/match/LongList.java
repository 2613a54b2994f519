package org.reelgloss.transforms.match;

import java.util.Arrays;

/** Numbers that grow in number, 8 bytes each. */
final class LongList {
  private long[] values = new long[16];
  private int size;

  void add(long value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size * 2);
    }
    values[size++] = value;
  }

  void addAll(long[] more) {
    for (long value : more) {
      add(value);
    }
  }

  long[] toArray() {
    return Arrays.copyOf(values, size);
  }

  /** Returns each number once. */
  long[] toSortedSet() {
    return Arrays.stream(toArray()).sorted().distinct().toArray();
  }
}
