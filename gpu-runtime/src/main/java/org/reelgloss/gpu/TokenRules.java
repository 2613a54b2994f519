package org.reelgloss.gpu;

import java.util.Arrays;

/** What is forbidden or disliked at the next token, given those before it. */
final class TokenRules {
  private final GenerationConfig config;

  TokenRules(GenerationConfig config) {
    this.config = config;
  }

  /**
   * Changes the values of the next token.
   *
   * @param tokens those before, from the start token on
   * @param values one for each token; a forbidden one becomes minus infinity
   */
  void apply(int[] tokens, float[] values) {
    if (config.repetitionPenalty() != 1) {
      penaliseRepetition(tokens, values);
    }
    if (config.noRepeatNgramSize() > 0) {
      forbidRepeatedGroups(tokens, values);
    }
    if (tokens.length < config.minLength()) {
      config.endTokens().forEach(end -> values[end] = Float.NEGATIVE_INFINITY);
    }
  }

  private void penaliseRepetition(int[] tokens, float[] values) {
    float penalty = (float) config.repetitionPenalty();
    for (int token : Arrays.stream(tokens).distinct().toArray()) {
      float value = values[token];
      values[token] = value < 0 ? value * penalty : value / penalty;
    }
  }

  private void forbidRepeatedGroups(int[] tokens, float[] values) {
    int before = config.noRepeatNgramSize() - 1;
    int last = tokens.length - before;
    for (int start = 0; start < last; start++) {
      if (Arrays.equals(tokens, start, start + before, tokens, last, tokens.length)) {
        values[tokens[start + before]] = Float.NEGATIVE_INFINITY;
      }
    }
  }
}
