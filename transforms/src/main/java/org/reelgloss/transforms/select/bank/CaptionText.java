package org.reelgloss.transforms.select.bank;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A caption that is to be judged.
 *
 * @param words lower case, without punctuation
 * @param meaning unit vector in the space of the sentence encoder
 * @param text unit vector of the text tower
 */
@SuppressWarnings("ArrayRecordComponent") // Made, read and never compared.
public record CaptionText(List<String> words, float[] meaning, float[] text) {

  /** Returns a caption with its words found. */
  public static CaptionText of(String caption, float[] meaning, float[] text) {
    return new CaptionText(Words.of(caption), meaning, text);
  }

  /**
   * Returns twice the number of different words that two captions have in common, over the sum of
   * their numbers of different words: in [0, 1].
   */
  public double sharedWords(CaptionText other) {
    Set<String> mine = new HashSet<>(words);
    Set<String> theirs = new HashSet<>(other.words);
    int sum = mine.size() + theirs.size();
    mine.retainAll(theirs);
    return sum == 0 ? 0 : 2.0 * mine.size() / sum;
  }
}
