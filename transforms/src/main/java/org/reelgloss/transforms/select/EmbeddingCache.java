package org.reelgloss.transforms.select;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.reelgloss.gpu.ModelException;

/**
 * Remembers the vectors of the sentences that were asked for last: the clips of one video share
 * their title and description. For one thread.
 */
final class EmbeddingCache {
  private static final int MOST_SENTENCES = 512;

  /** What gives each text a vector. */
  interface Embedding {
    float[][] embed(List<String> texts) throws ModelException;
  }

  private final Embedding embedding;
  private final Map<String, float[]> vectors =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, float[]> eldest) {
          return size() > MOST_SENTENCES;
        }
      };

  EmbeddingCache(Embedding embedding) {
    this.embedding = embedding;
  }

  /** Returns the vector of each sentence. */
  Map<String, float[]> embed(List<String> sentences) throws ModelException {
    Map<String, float[]> asked = new LinkedHashMap<>();
    Set<String> missing = new LinkedHashSet<>();
    for (String sentence : sentences) {
      float[] known = vectors.get(sentence);
      if (known == null) {
        missing.add(sentence);
      } else {
        asked.put(sentence, known);
      }
    }
    if (!missing.isEmpty()) {
      float[][] embedded = embedding.embed(new ArrayList<>(missing));
      int next = 0;
      for (String sentence : missing) {
        asked.put(sentence, embedded[next]);
        vectors.put(sentence, embedded[next++]);
      }
    }
    return asked;
  }
}
