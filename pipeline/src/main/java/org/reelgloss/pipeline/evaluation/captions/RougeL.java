package org.reelgloss.pipeline.evaluation.captions;

import java.util.List;

/**
 * ROUGE-L (Lin, "ROUGE: A Package for Automatic Evaluation of Summaries", 2004) as captions are
 * measured by it: the longest common subsequence of tokens, as a share of the caption and of the
 * reference; the best share of each kind over the references, not necessarily of the same one, goes
 * into the weighted harmonic mean.
 */
final class RougeL {
  /** How much more the share of the reference counts. */
  private static final double BETA = 1.2;

  private RougeL() {}

  /** Returns how near a caption is to references, in [0, 1]. */
  static double score(List<String> candidate, List<List<String>> references) {
    double precision = 0;
    double recall = 0;
    String[] tokens = candidate.toArray(String[]::new);
    for (List<String> reference : references) {
      double common = common(tokens, reference.toArray(String[]::new));
      precision = Math.max(precision, common / Math.max(1, candidate.size()));
      recall = Math.max(recall, common / Math.max(1, reference.size()));
    }
    double square = BETA * BETA;
    return precision == 0 ? 0 : (1 + square) * precision * recall / (recall + square * precision);
  }

  /** Returns the length of the longest sequence of tokens that both have in this order. */
  private static int common(String[] one, String[] other) {
    int[] lengths = new int[other.length + 1];
    for (String token : one) {
      int diagonal = 0;
      for (int i = 1; i <= other.length; i++) {
        int above = lengths[i];
        lengths[i] = token.equals(other[i - 1]) ? diagonal + 1 : Math.max(above, lengths[i - 1]);
        diagonal = above;
      }
    }
    return lengths[other.length];
  }
}
