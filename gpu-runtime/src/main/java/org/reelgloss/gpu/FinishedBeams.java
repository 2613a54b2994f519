package org.reelgloss.gpu;

import java.util.ArrayList;
import java.util.List;

/** The best texts of a beam search that have come to their end, at most as many as beams. */
final class FinishedBeams {
  private final GenerationConfig config;
  private final List<Hypothesis> kept = new ArrayList<>();

  FinishedBeams(GenerationConfig config) {
    this.config = config;
  }

  void add(int[] tokens, double logProbability, boolean ended) {
    double score = config.score(logProbability, tokens.length - 1);
    if (kept.size() < config.numBeams() || score > kept.get(worst()).score()) {
      kept.add(new Hypothesis(tokens, logProbability, score, ended));
      if (kept.size() > config.numBeams()) {
        kept.remove(worst());
      }
    }
  }

  /**
   * Returns whether the search may stop.
   *
   * @param best the highest log probability of any text considered at this step
   * @param generated tokens of that text, without the start
   */
  boolean suffice(double best, int generated) {
    if (kept.size() < config.numBeams()) {
      return false;
    }
    boolean longestIsBest =
        config.earlyStopping() == GenerationConfig.EarlyStopping.NEVER
            && config.lengthPenalty() > 0;
    int length = longestIsBest ? config.maxLength() - 1 : generated;
    return config.earlyStopping() == GenerationConfig.EarlyStopping.TRUE
        || kept.get(worst()).score() >= config.score(best, length);
  }

  /** Returns the best; of equal ones the last that came. There must be one. */
  Hypothesis best() {
    Hypothesis best = kept.get(0);
    for (Hypothesis hypothesis : kept) {
      if (hypothesis.score() >= best.score()) {
        best = hypothesis;
      }
    }
    return best;
  }

  private int worst() {
    int worst = 0;
    for (int i = 1; i < kept.size(); i++) {
      if (kept.get(i).score() < kept.get(worst).score()) {
        worst = i;
      }
    }
    return worst;
  }
}
