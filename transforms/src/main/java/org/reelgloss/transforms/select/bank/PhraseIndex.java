package org.reelgloss.transforms.select.bank;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The phrases of one to four words that occur about at least two pictures, with how telling each
 * is: {@code ln(pictures / pictures with it)}, the weight that CIDEr gives (Vedantam, Zitnick and
 * Parikh, 2015).
 */
final class PhraseIndex {
  /** Words of the longest phrase. */
  private static final int LONGEST = 4;

  private static final int LEAST_PICTURES = 2;

  private final Map<String, Integer> ids;
  private final float[] weights;
  private final double rarest;

  private PhraseIndex(Map<String, Integer> ids, float[] weights, double rarest) {
    this.ids = ids;
    this.weights = weights;
    this.rarest = rarest;
  }

  /** Counts the phrases of the captions of each picture. */
  static PhraseIndex of(List<List<String>> captions) {
    Map<String, Integer> pictures = new HashMap<>();
    for (List<String> ofPicture : captions) {
      Set<String> phrases = new HashSet<>();
      ofPicture.forEach(caption -> phrases.addAll(Words.phrases(Words.of(caption), LONGEST)));
      phrases.forEach(phrase -> pictures.merge(phrase, 1, Integer::sum));
    }
    List<String> kept = new ArrayList<>();
    pictures.forEach(
        (phrase, count) -> {
          if (count >= LEAST_PICTURES) {
            kept.add(phrase);
          }
        });
    kept.sort(null);
    Map<String, Integer> ids = new HashMap<>();
    float[] weights = new float[kept.size()];
    double rarest = Math.log(captions.size());
    for (String phrase : kept) {
      weights[ids.size()] = (float) (rarest - Math.log(pictures.getOrDefault(phrase, 1)));
      ids.put(phrase, ids.size());
    }
    return new PhraseIndex(ids, weights, rarest);
  }

  /** Returns how many phrases are known. */
  int size() {
    return weights.length;
  }

  /** Returns the numbers of those that are single words, ascending. */
  int[] words() {
    return ids.entrySet().stream()
        .filter(phrase -> length(phrase.getKey()) == 1)
        .mapToInt(Map.Entry::getValue)
        .sorted()
        .toArray();
  }

  /** Returns the number of a phrase, from 0, or -1 if it is not known. */
  private int id(String phrase) {
    return ids.getOrDefault(phrase, -1);
  }

  /** Returns a caption as a vector of weighted phrases. */
  PhraseProfile profile(List<String> words) {
    Map<String, Integer> counts = new HashMap<>();
    Words.phrases(words, LONGEST).forEach(phrase -> counts.merge(phrase, 1, Integer::sum));
    double[] squares = new double[LONGEST];
    PhraseProfile.Builder known = new PhraseProfile.Builder();
    counts.forEach(
        (phrase, count) -> {
          int id = id(phrase);
          int length = length(phrase);
          double weight = count * (id < 0 ? rarest : weights[id]);
          squares[length - 1] += weight * weight;
          if (id >= 0) {
            known.add(id, length, weight);
          }
        });
    return known.build(squares, words.size());
  }

  private static int length(String phrase) {
    int words = 1;
    for (int blank = phrase.indexOf(' '); blank >= 0; blank = phrase.indexOf(' ', blank + 1)) {
      words++;
    }
    return words;
  }
}
