package org.reelgloss.transforms.select.bank;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A caption as four vectors of weighted phrases, one for each number of words, each of length at
 * most 1: what {@link PhraseIndex} does not know counts in the length alone.
 */
@SuppressWarnings("ArrayRecordComponent") // Made, read and never compared.
record PhraseProfile(int[] ids, byte[] lengths, float[] weights) {

  /** Gathers the known phrases. */
  static final class Builder {
    private final List<Entry> entries = new ArrayList<>();

    private record Entry(int id, int length, double weight) {}

    void add(int id, int length, double weight) {
      entries.add(new Entry(id, length, weight));
    }

    /**
     * @param squares sums of the squared weights by number of words, of unknown phrases, too
     */
    PhraseProfile build(double[] squares) {
      entries.sort(Comparator.comparingInt(Entry::id));
      int count = entries.size();
      PhraseProfile made = new PhraseProfile(new int[count], new byte[count], new float[count]);
      for (int i = 0; i < count; i++) {
        Entry entry = entries.get(i);
        double norm = Math.sqrt(squares[entry.length() - 1]);
        made.ids[i] = entry.id();
        made.lengths[i] = (byte) entry.length();
        made.weights[i] = norm > 0 ? (float) (entry.weight() / norm) : 0;
      }
      return made;
    }
  }
}
