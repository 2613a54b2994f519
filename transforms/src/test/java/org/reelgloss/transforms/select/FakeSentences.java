package org.reelgloss.transforms.select;

import java.util.List;

/** Sentences with the word night lie on one axis, others on the other. */
final class FakeSentences implements SentenceEmbedder {
  boolean closed;

  @Override
  public float[][] embed(List<String> sentences) {
    return sentences.stream()
        .map(text -> text.contains("night") ? new float[] {1, 0} : new float[] {0, 1})
        .toArray(float[][]::new);
  }

  @Override
  public void close() {
    closed = true;
  }
}
