package org.reelgloss.transforms.caption;

import java.util.List;
import java.util.Locale;

/** A fake: sentences are alike when they share words of four letters and more. */
final class WordCounts implements SentenceVectors {
  private static final int DIMENSIONS = 512;

  private boolean closed;

  @Override
  public String model() {
    return "word-counts";
  }

  @Override
  public float[][] encode(List<String> sentences) {
    return sentences.stream().map(WordCounts::vector).toArray(float[][]::new);
  }

  private static float[] vector(String sentence) {
    float[] counts = new float[DIMENSIONS];
    for (String word : sentence.toLowerCase(Locale.ROOT).split("\\P{L}+", -1)) {
      if (word.length() >= 4) {
        counts[Math.floorMod(word.hashCode(), DIMENSIONS)]++;
      }
    }
    double squares = 0;
    for (float count : counts) {
      squares += count * count;
    }
    for (int i = 0; i < DIMENSIONS; i++) {
      counts[i] /= (float) Math.sqrt(Math.max(1, squares));
    }
    return counts;
  }

  @Override
  public void close() {
    closed = true;
  }

  boolean isClosed() {
    return closed;
  }
}
