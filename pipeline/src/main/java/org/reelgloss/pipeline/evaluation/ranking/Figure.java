package org.reelgloss.pipeline.evaluation.ranking;

/** A figure that says how well scores agree with ratings. */
public enum Figure {
  /** {@link Kendall.Pairs#tauC} over all ratings, each against the score of its caption. */
  TAU_C("tauC"),
  /** {@link Kendall.Pairs#tauB} over the same. */
  TAU_B("tauB"),
  /**
   * The share of pairs of captions of one picture, of different mean rating, which the scores order
   * alike; equal scores count half.
   */
  PAIRWISE("pairwise"),
  /**
   * The share of pictures with two rated captions or more whose highest score is that of a caption
   * of the highest mean rating; of several highest scores each counts its part.
   */
  R1("r1");

  private final String key;

  Figure(String key) {
    this.key = key;
  }

  /** Returns the name in reports. */
  public String key() {
    return key;
  }
}
