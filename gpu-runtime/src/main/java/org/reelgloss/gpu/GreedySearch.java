package org.reelgloss.gpu;

/** Takes the likeliest token at each step. */
final class GreedySearch implements Search {
  private final GenerationConfig config;
  private final TokenRules rules;
  private int[] tokens;
  private double logProbability;
  private boolean ended;

  GreedySearch(GenerationConfig config) {
    this.config = config;
    this.rules = new TokenRules(config);
    this.tokens = new int[] {config.startToken()};
  }

  @Override
  public int[][] beginnings() {
    return isDone() ? new int[0][] : new int[][] {tokens};
  }

  @Override
  public int[] parents() {
    return new int[isDone() ? 0 : 1];
  }

  @Override
  public void advance(float[][] logits) throws ModelException {
    float[] row = logits[0];
    double total = Search.logSumExp(row);
    float[] raw = row.clone();
    rules.apply(tokens, row);
    int best = 0;
    for (int token = 1; token < row.length; token++) {
      if (row[token] > row[best]) {
        best = token;
      }
    }
    logProbability += raw[best] - total;
    tokens = Search.append(tokens, best);
    ended = config.isEnd(best);
  }

  @Override
  public boolean isDone() {
    return ended || tokens.length >= config.maxLength();
  }

  @Override
  public Hypothesis best() {
    double score = config.score(logProbability, tokens.length - 1);
    return new Hypothesis(tokens, logProbability, score, ended);
  }
}
