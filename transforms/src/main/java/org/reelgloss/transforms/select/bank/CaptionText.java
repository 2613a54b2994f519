package org.reelgloss.transforms.select.bank;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.reelgloss.gpu.Vectors;

/**
 * A caption that is to be judged.
 *
 * @param words lower case, without punctuation
 * @param meaning unit vector in the space of the sentence encoder; without numbers where it is not
 *     known
 * @param text unit vector of the text tower
 */
@SuppressWarnings("ArrayRecordComponent") // Made, read and never compared.
public record CaptionText(List<String> words, float[] meaning, float[] text) {

  /** Returns a caption with its words found. */
  public static CaptionText of(String caption, float[] meaning, float[] text) {
    return new CaptionText(Words.of(caption), meaning, text);
  }

  /** Returns the cosine of the meanings of two captions; NaN where one is not known. */
  public double agreement(CaptionText other) {
    return along(other.meaning);
  }

  /** Returns how far the meaning goes along a vector; NaN where it is not known. */
  double along(float[] vector) {
    return meaning.length == 0 || vector.length == 0 ? Double.NaN : Vectors.dot(meaning, vector);
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
