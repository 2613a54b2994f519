package org.reelgloss.transforms.select.bank;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells how usual a caption's wording is among captions: the mean over its words of {@code ln(0.8
 * p(word | word before) + 0.2 p(word))}, with half a count more for every word.
 */
final class Fluency {
  private static final double OF_PAIRS = 0.8;
  private static final double MORE = 0.5;
  private static final String EDGE = "\n";

  private final Map<String, Integer> words = new HashMap<>();
  private final Map<String, Integer> before = new HashMap<>();
  private final Map<String, Integer> pairs = new HashMap<>();
  private double total;

  /** Learns from the captions of all pictures. */
  Fluency(List<List<String>> captions) {
    captions.forEach(ofPicture -> ofPicture.forEach(caption -> learn(Words.of(caption))));
    pairs.values().removeIf(count -> count < 2);
  }

  private void learn(List<String> caption) {
    String last = EDGE;
    for (String word : edged(caption)) {
      words.merge(word, 1, Integer::sum);
      before.merge(last, 1, Integer::sum);
      pairs.merge(last + ' ' + word, 1, Integer::sum);
      total++;
      last = word;
    }
  }

  private static List<String> edged(List<String> caption) {
    List<String> edged = new ArrayList<>(caption);
    edged.add(EDGE);
    return edged;
  }

  /** Returns the mean, a negative number: nearer to 0 is more usual. */
  double of(List<String> caption) {
    double sum = 0;
    String last = EDGE;
    List<String> edged = edged(caption);
    for (String word : edged) {
      double pair =
          (double) pairs.getOrDefault(last + ' ' + word, 0)
              / Math.max(1, before.getOrDefault(last, 0));
      double single = (words.getOrDefault(word, 0) + MORE) / (total + MORE * (words.size() + 1));
      sum += Math.log(OF_PAIRS * pair + (1 - OF_PAIRS) * single);
      last = word;
    }
    return sum / edged.size();
  }
}
