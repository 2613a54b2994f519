package org.reelgloss.pipeline.evaluation.captions;

import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** A caption as CIDEr sees it: its runs of tokens, each weighted by its count and its rarity. */
final class TfIdf {
  private final ToDoubleFunction<String> rarity;

  /** For each length of runs, how often each occurs. */
  private final List<Map<String, Integer>> counts;

  /** For each length, the Euclidean length of the weights. */
  private final double[] norms = new double[NGrams.LONGEST];

  private final int tokens;

  /**
   * Weighs a caption.
   *
   * @param rarity the logarithm of the images divided by those that have the run
   */
  TfIdf(List<String> tokens, ToDoubleFunction<String> rarity) {
    this.rarity = rarity;
    this.tokens = tokens.size();
    this.counts = NGrams.count(tokens);
    for (int i = 0; i < norms.length; i++) {
      double squares = 0;
      for (Map.Entry<String, Integer> run : counts.get(i).entrySet()) {
        double weight = run.getValue() * rarity.applyAsDouble(run.getKey());
        squares += weight * weight;
      }
      norms[i] = Math.sqrt(squares);
    }
  }

  /** Returns the number of runs of two tokens, each occurrence counted. */
  int bigrams() {
    return Math.max(0, tokens - 1);
  }

  /**
   * Returns the cosine to a reference for runs of one length; what occurs more often than in the
   * reference counts as often as there.
   */
  double clippedCosine(TfIdf reference, int length) {
    double norm = norms[length - 1] * reference.norms[length - 1];
    if (norm == 0) {
      return 0;
    }
    Map<String, Integer> theirs = reference.counts.get(length - 1);
    double product = 0;
    for (Map.Entry<String, Integer> run : counts.get(length - 1).entrySet()) {
      int other = theirs.getOrDefault(run.getKey(), 0);
      if (other > 0) {
        double weight = rarity.applyAsDouble(run.getKey());
        product += Math.min(run.getValue(), other) * weight * other * weight;
      }
    }
    return product / norm;
  }
}
