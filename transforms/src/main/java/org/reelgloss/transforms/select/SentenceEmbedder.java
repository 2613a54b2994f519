package org.reelgloss.transforms.select;

import java.util.List;
import org.reelgloss.gpu.ModelException;

/** Turns sentences into unit vectors, near where they mean the same. */
interface SentenceEmbedder extends AutoCloseable {
  float[][] embed(List<String> sentences) throws ModelException;

  @Override
  void close();
}
