package org.reelgloss.gpu;

import java.util.Arrays;

/** The search for one text: says which beginnings to continue, and learns what may come next. */
interface Search {
  /** The search whose text nobody wants; it is done, and its text is empty. */
  Search ABANDONED = new AbandonedSearch();

  /** Returns the beginnings to continue, at least one, all of one length; empty when done. */
  int[][] beginnings();

  /** Returns for each beginning which of those before it continues. */
  int[] parents();

  /**
   * Goes on by one token.
   *
   * @param logits for each beginning a value for each token; they are changed
   * @throws ModelException if a value is not a number
   */
  void advance(float[][] logits) throws ModelException;

  boolean isDone();

  /** Returns the best text, once done. */
  Hypothesis best();

  static Search of(GenerationConfig config) {
    return config.numBeams() == 1 ? new GreedySearch(config) : new BeamSearch(config);
  }

  static int[] append(int[] tokens, int token) {
    int[] longer = Arrays.copyOf(tokens, tokens.length + 1);
    longer[tokens.length] = token;
    return longer;
  }

  /** Returns what is taken from a logit to make it a log probability. */
  static double logSumExp(float[] logits) throws ModelException {
    float max = Float.NEGATIVE_INFINITY;
    for (float logit : logits) {
      max = Math.max(max, logit); // NaN wins.
    }
    double sum = 0;
    for (float logit : logits) {
      sum += Math.exp((double) logit - max);
    }
    double result = max + Math.log(sum);
    if (!Double.isFinite(result)) {
      throw new ModelException("The decoder gave values that are not finite: " + result);
    }
    return result;
  }
}
