package org.reelgloss.transforms.caption;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Words that were read in several frames. */
final class WrittenWords {
  private static final int MOST_WORDS = 20;
  private static final int FRAMES_TO_AGREE = 2;

  private WrittenWords() {}

  /**
   * Returns the agreed words in the order in which one frame has them, the frame with most of them;
   * empty where there are none, or none longer than two letters.
   *
   * @param read the words of each frame in reading order; of a single frame all words count
   */
  static Optional<List<String>> agreed(List<List<String>> read) {
    int needed = Math.min(FRAMES_TO_AGREE, read.size());
    return read.stream()
        .map(frame -> frame.stream().filter(word -> frames(word, read) >= needed).toList())
        .max(Comparator.comparingInt(List::size))
        .filter(words -> words.stream().anyMatch(WrittenWords::isWord))
        .map(words -> words.subList(0, Math.min(MOST_WORDS, words.size())));
  }

  private static long frames(String word, List<List<String>> read) {
    return read.stream().map(WrittenWords::keys).filter(keys -> keys.contains(key(word))).count();
  }

  private static Set<String> keys(List<String> words) {
    Set<String> keys = new HashSet<>();
    words.forEach(word -> keys.add(key(word)));
    return keys;
  }

  private static String key(String word) {
    return word.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
  }

  private static boolean isWord(String word) {
    return word.codePoints().filter(Character::isLetter).count() >= 3;
  }
}
