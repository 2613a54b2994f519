package org.reelgloss.pipeline.evaluation.captions;

import java.util.function.IntToDoubleFunction;

/** A caption as CIDEr sees it: its runs of tokens, each weighted by its count and its rarity. */
final class TfIdf {
  private final IntToDoubleFunction rarity;
  private final Runs runs;

  /** For each length, the Euclidean length of the weights. */
  private final double[] norms = new double[Runs.LONGEST];

  /**
   * Weighs a caption.
   *
   * @param rarity takes the number of a run and gives the logarithm of the images divided by those
   *     that have it
   */
  TfIdf(Runs runs, IntToDoubleFunction rarity) {
    this.rarity = rarity;
    this.runs = runs;
    for (int length = 1; length <= Runs.LONGEST; length++) {
      RunCounts counts = runs.of(length);
      double squares = 0;
      for (int i = 0; i < counts.size(); i++) {
        double weight = counts.count(i) * rarity.applyAsDouble(counts.run(i));
        squares += weight * weight;
      }
      norms[length - 1] = Math.sqrt(squares);
    }
  }

  /** Returns the number of runs of two tokens, each occurrence counted. */
  int bigrams() {
    return runs.all(2);
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
    RunCounts counts = runs.of(length);
    int[] theirs = counts.in(reference.runs.of(length));
    double product = 0;
    for (int i = 0; i < theirs.length; i++) {
      if (theirs[i] > 0) {
        double weight = rarity.applyAsDouble(counts.run(i));
        product += Math.min(counts.count(i), theirs[i]) * weight * theirs[i] * weight;
      }
    }
    return product / norm;
  }
}
