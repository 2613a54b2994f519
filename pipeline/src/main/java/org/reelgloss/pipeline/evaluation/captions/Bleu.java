package org.reelgloss.pipeline.evaluation.captions;

/**
 * BLEU-1 to BLEU-4 over all captions that are added (Papineni et al., "BLEU: a Method for Automatic
 * Evaluation of Machine Translation", ACL 2002): the share of runs of tokens that a reference has,
 * too, where each caption is held against the reference that is nearest in length, of equally near
 * ones the shorter.
 */
public final class Bleu {
  /** What keeps a share of nothing defined. */
  private static final double TINY = 1e-15;

  private static final double SMALL = 1e-9;

  private final long[] right = new long[Runs.LONGEST];
  private final long[] all = new long[Runs.LONGEST];
  private long candidateLength;
  private long referenceLength;

  /** Returns BLEU-1, BLEU-2, BLEU-3 and BLEU-4, each in [0, 1]. */
  static double[] of(TokenizedCaptions captions) {
    Bleu bleu = new Bleu();
    for (int image = 0; image < captions.images(); image++) {
      bleu.add(
          BleuCounts.of(captions.candidateRuns().get(image), captions.referenceRuns().of(image)),
          1);
    }
    return bleu.scores();
  }

  /** Adds a caption several times, at least 0. */
  public void add(BleuCounts caption, int times) {
    candidateLength += (long) times * caption.length();
    referenceLength += (long) times * caption.referenceLength();
    for (int i = 0; i < Runs.LONGEST; i++) {
      all[i] += (long) times * Math.max(0, caption.length() - i);
      right[i] += (long) times * caption.right()[i];
    }
  }

  /**
   * Returns BLEU-1, BLEU-2, BLEU-3 and BLEU-4 of what was added, each in [0, 1]; all but 0 where
   * that has no tokens.
   */
  public double[] scores() {
    double ratio = (candidateLength + TINY) / (referenceLength + SMALL);
    double penalty = ratio < 1 ? Math.exp(1 - 1 / ratio) : 1;
    double product = 1;
    double[] scores = new double[Runs.LONGEST];
    for (int i = 0; i < Runs.LONGEST; i++) {
      product *= (right[i] + TINY) / (all[i] + SMALL);
      scores[i] = Math.pow(product, 1.0 / (i + 1)) * penalty;
    }
    return scores;
  }
}
