package org.reelgloss.pipeline.selector.training;

import static org.reelgloss.pipeline.selector.training.Checks.check;

/**
 * The score {@code bias + sum(weight * (feature - mean) / scale)}; a feature that is not known
 * (NaN) counts as its mean.
 *
 * @param mean of each feature
 * @param scale of each feature, more than 0
 * @param weights of the standardised features
 * @param bias score of the mean candidate
 */
@SuppressWarnings("ArrayRecordComponent") // Made, read and never compared.
public record LinearScorer(double[] mean, double[] scale, double[] weights, double bias) {

  /**
   * Checks the shapes.
   *
   * @throws IllegalArgumentException if lengths differ, a number is not finite or a scale not
   *     positive
   */
  public LinearScorer {
    check(
        mean.length == scale.length && mean.length == weights.length,
        "mean, scale and weights must be of one length",
        mean.length + ", " + scale.length + ", " + weights.length);
    for (int i = 0; i < mean.length; i++) {
      check(Double.isFinite(mean[i]), "mean must be finite", mean[i]);
      check(Double.isFinite(weights[i]), "weights must be finite", weights[i]);
      check(scale[i] > 0 && Double.isFinite(scale[i]), "scale must be above 0", scale[i]);
    }
    check(Double.isFinite(bias), "bias must be finite", bias);
  }

  /**
   * Returns the score of one candidate: higher is better.
   *
   * @param features as many as there are weights
   */
  public double score(double[] features) {
    Checks.features(features, weights.length);
    double score = bias;
    for (int i = 0; i < weights.length; i++) {
      if (!Double.isNaN(features[i])) {
        score += weights[i] * (features[i] - mean[i]) / scale[i];
      }
    }
    return score;
  }
}
