package org.reelgloss.transforms.select.bank;

import java.util.Arrays;
import java.util.List;

/**
 * What each word adds to the meaning of a caption, as the captions of a bank teach it: the vectors
 * whose sums come nearest to those of the sentence encoder. To add them up costs next to nothing,
 * where the encoder would read every caption. A word that the bank does not know adds nothing.
 */
final class WordMeanings {
  /** Of the squared numbers; little depends on it between 0.3 and 3. */
  private static final double PENALTY = 1;

  private final int[] words;
  private final float[][] vectors;

  /**
   * Takes vectors that were learned.
   *
   * @param words numbers of the phrases that are single words, ascending
   * @param vectors of these, and as the last what every caption means
   * @throws IllegalArgumentException if there are not as many
   */
  WordMeanings(int[] words, float[][] vectors) {
    if (vectors.length != words.length + 1) {
      throw new IllegalArgumentException(
          "words of the bank must have %d rows, as its captions tell, but have %d"
              .formatted(words.length + 1, vectors.length));
    }
    this.words = words;
    this.vectors = vectors;
  }

  /**
   * Learns from pictures.
   *
   * @param words as above
   * @param captions of each picture, at least one
   * @param meanings the mean of their unit vectors, for each picture
   */
  static WordMeanings learn(int[] words, List<PhraseProfile[]> captions, List<float[]> meanings) {
    SparseRidge ridge = new SparseRidge(words.length + 1, meanings.get(0).length);
    for (int picture = 0; picture < meanings.size(); picture++) {
      ridge.add(shares(words, captions.get(picture)), meanings.get(picture));
    }
    return new WordMeanings(words, ridge.solve(PENALTY));
  }

  /** Returns the share of captions that have each word; as the last 1. */
  private static float[] shares(int[] words, PhraseProfile[] captions) {
    float[] shares = new float[words.length + 1];
    for (PhraseProfile caption : captions) {
      for (int id : caption.ids()) {
        int place = Arrays.binarySearch(words, id);
        if (place >= 0) {
          shares[place] += 1f / captions.length;
        }
      }
    }
    shares[words.length] = 1;
    return shares;
  }

  /** Returns the vectors, in the order of the words, and as the last what every caption means. */
  float[][] vectors() {
    return vectors;
  }

  /**
   * Returns the meaning of a caption, of length 1: of each of its words once, in whatever order.
   * Where none of them is known it has no numbers.
   */
  float[] of(PhraseProfile caption) {
    float[] sum = vectors[words.length].clone();
    boolean known = false;
    for (int id : caption.ids()) {
      int place = Arrays.binarySearch(words, id);
      known |= place >= 0;
      for (int k = 0; place >= 0 && k < sum.length; k++) {
        sum[k] += vectors[place][k];
      }
    }
    return known ? Means.unit(sum) : new float[0];
  }
}
