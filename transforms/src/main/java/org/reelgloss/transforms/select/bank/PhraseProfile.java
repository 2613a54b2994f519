package org.reelgloss.transforms.select.bank;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A caption as four vectors of weighted phrases, one for each number of words, each of length at
 * most 1: what {@link PhraseIndex} does not know counts in the length alone.
 *
 * @param ids of the known phrases, ascending
 * @param lengths their numbers of words
 * @param weights their parts of the vectors
 * @param words how many the caption has
 */
@SuppressWarnings("ArrayRecordComponent") // Made, read and never compared.
record PhraseProfile(int[] ids, byte[] lengths, float[] weights, int words) {
  /** Tells whether two captions may have the same words: as many, and the same known phrases. */
  boolean isLike(PhraseProfile other) {
    return words == other.words && Arrays.equals(ids, other.ids);
  }

  /** Gathers the known phrases. */
  static final class Builder {
    private final List<Entry> entries = new ArrayList<>();

    private record Entry(int id, int length, double weight) {}

    void add(int id, int length, double weight) {
      entries.add(new Entry(id, length, weight));
    }

    /**
     * @param squares sums of the squared weights by number of words, of unknown phrases, too
     * @param words how many the caption has
     */
    PhraseProfile build(double[] squares, int words) {
      entries.sort(Comparator.comparingInt(Entry::id));
      int count = entries.size();
      PhraseProfile made =
          new PhraseProfile(new int[count], new byte[count], new float[count], words);
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
