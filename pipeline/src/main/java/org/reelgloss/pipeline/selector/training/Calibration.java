package org.reelgloss.pipeline.selector.training;

import static org.reelgloss.pipeline.selector.training.Checks.check;

import java.util.Arrays;

/**
 * The probability {@code 1 / (1 + exp(-(slope * score + intercept)))} that people accept what has a
 * score (Platt, Probabilistic Outputs for Support Vector Machines, 1999).
 *
 * @param slope above 0 where a higher score is accepted more often
 * @param intercept log of the odds at a score of 0
 */
public record Calibration(double slope, double intercept) {
  private static final int MOST_STEPS = 100;

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is not finite
   */
  public Calibration {
    check(Double.isFinite(slope), "slope must be finite", slope);
    check(Double.isFinite(intercept), "intercept must be finite", intercept);
  }

  /**
   * Fits both numbers by Newton's method, with Platt's targets {@code (n+ + 1) / (n+ + 2)} and
   * {@code 1 / (n- + 2)} in place of 1 and 0, which keep it finite where scores separate perfectly.
   *
   * @param scores finite, from scorers that did not see them; at least one
   * @param accepts share of people who accept each, in [0, 1]
   * @param weights number of judgements behind each, at least 0 and above 0 in sum
   * @throws IllegalArgumentException if lengths differ or a number is out of range
   */
  public static Calibration fit(double[] scores, double[] accepts, double[] weights) {
    check(accepts.length == scores.length, "accepts must be " + scores.length, accepts.length);
    check(weights.length == scores.length, "weights must be " + scores.length, weights.length);
    double accepted = 0;
    double refused = 0;
    for (int i = 0; i < scores.length; i++) {
      check(Double.isFinite(scores[i]), "scores must be finite", scores[i]);
      check(accepts[i] >= 0 && accepts[i] <= 1, "accepts must be in [0, 1]", accepts[i]);
      check(
          weights[i] >= 0 && Double.isFinite(weights[i]), "weights must be at least 0", weights[i]);
      accepted += weights[i] * accepts[i];
      refused += weights[i] * (1 - accepts[i]);
    }
    check(accepted + refused > 0, "weights must be above 0 in sum", accepted + refused);
    double high = (accepted + 1) / (accepted + 2);
    double low = 1 / (refused + 2);
    double[] targets = Arrays.stream(accepts).map(a -> a * high + (1 - a) * low).toArray();
    return newton(scores, targets, weights);
  }

  /** Returns the probability in [0, 1] at a score; NaN for NaN. */
  public double probability(double score) {
    return 1 / (1 + Math.exp(-(slope * score + intercept)));
  }

  private static Calibration newton(double[] scores, double[] targets, double[] weights) {
    double middle = Arrays.stream(scores).average().orElseThrow();
    double deviation =
        Math.sqrt(
            Arrays.stream(scores).map(s -> (s - middle) * (s - middle)).average().orElseThrow());
    double unit = deviation > 0 ? deviation : 1;
    double[] standard = Arrays.stream(scores).map(s -> (s - middle) / unit).toArray();
    LogisticFit fit = new LogisticFit(standard, targets, weights);
    fit.run(MOST_STEPS);
    return new Calibration(fit.slope() / unit, fit.intercept() - fit.slope() * middle / unit);
  }
}
