package org.reelgloss.transforms.select.bank;

import java.util.ArrayList;
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
  /** Twice the square of the deviation, in words, that CIDEr-D allows two captions. */
  private static final double LENGTHS = 2 * 6 * 6;

  /** CIDEr is given times ten, and is a mean over the numbers of words, of which there are four. */
  private static final double SCALE = 10.0 / 4;

  /**
   * Returns the CIDEr-D of one caption against another (Vedantam, Zitnick and Parikh, 2015), but
   * without clipping of repeated phrases: in [0, 10].
   */
  double cider(PhraseProfile other) {
    double sum = 0;
    int theirs = 0;
    for (int mine = 0; mine < ids.length; mine++) {
      while (theirs < other.ids.length && other.ids[theirs] < ids[mine]) {
        theirs++;
      }
      if (theirs < other.ids.length && other.ids[theirs] == ids[mine]) {
        sum += weights[mine] * other.weights[theirs];
      }
    }
    double difference = words - other.words;
    return SCALE * sum * Math.exp(-difference * difference / LENGTHS);
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
