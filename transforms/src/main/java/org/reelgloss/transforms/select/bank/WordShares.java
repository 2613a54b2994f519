package org.reelgloss.transforms.select.bank;

import java.util.List;

/**
 * How usual each known word is: the share of a picture's captions that have it, as a mean over
 * pictures. Words of more than {@value #FILLER} of the captions, such as articles, say nothing of a
 * picture.
 */
final class WordShares {
  private static final double FILLER = 0.15;
  private static final double MORE = 0.002;

  private final float[] shares;

  private WordShares(float[] shares) {
    this.shares = shares;
  }

  static WordShares of(List<PhraseProfile[]> pictures, int phrases) {
    float[] shares = new float[phrases];
    for (PhraseProfile[] captions : pictures) {
      add(captions, 1f / pictures.size(), shares);
    }
    return new WordShares(shares);
  }

  /** Adds the shares of one picture's captions. */
  private static void add(PhraseProfile[] captions, float weight, float[] shares) {
    for (PhraseProfile caption : captions) {
      for (int i = 0; i < caption.ids().length; i++) {
        if (caption.lengths()[i] == 1) {
          shares[caption.ids()[i]] += weight / captions.length;
        }
      }
    }
  }

  /** Tells whether a word, by its number, says something of a picture. */
  boolean tells(int word) {
    return shares[word] <= FILLER;
  }

  /** Returns how much more usual a word is than among all: ln((share + c) / (usual + c)). */
  double lift(int word, float share) {
    return Math.log((share + MORE) / (shares[word] + MORE));
  }
}
