package org.reelgloss.gpu;

/** A text as the tokens that a {@link TokenEncoder} reads, each as a vector. Immutable. */
public final class TokenVectors {
  private final float[][] vectors;
  private final long[] special;

  TokenVectors(float[][] vectors, long[] special) {
    this.vectors = vectors;
    this.special = special;
  }

  /** Returns the number of tokens, those included that stand for no part of the text. */
  public int size() {
    return vectors.length;
  }

  /** Returns whether a token stands for no part of the text, such as the one at its beginning. */
  public boolean isSpecial(int token) {
    return special[token] != 0;
  }

  /** Returns the cosine of a token of this text and one of another, in [-1, 1]. */
  public double cosine(int token, TokenVectors other, int otherToken) {
    float[] one = vectors[token];
    float[] two = other.vectors[otherToken];
    double product = 0;
    for (int i = 0; i < one.length; i++) {
      product += one[i] * two[i];
    }
    return product;
  }
}
