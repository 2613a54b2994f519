package org.reelgloss.gpu;

/** A decoder in the middle of its work: says how likely each token comes next. */
interface StepFunction {
  /**
   * Returns for each row a value for each token of the vocabulary, larger for a likelier one; the
   * caller may change them.
   */
  float[][] next(Rows rows) throws ModelException;

  /**
   * Beginnings of texts that are to be continued.
   *
   * @param tokens for each row its tokens so far; all of one length, by one longer at each call
   * @param parents for each row the row of the call before that it continues; at the first call
   *     each row's own number
   * @param sources for each row the picture that the text is about
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Rows(int[][] tokens, int[] parents, int[] sources) {
    int size() {
      return tokens.length;
    }

    /** Tokens in each row. */
    int length() {
      return tokens[0].length;
    }
  }
}
