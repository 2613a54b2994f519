package org.reelgloss.pipeline.selector.training;

import static org.reelgloss.pipeline.selector.training.Checks.check;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A score from which on captions are good enough, as 0.43 is for Panda-70M, which keeps 89.6 % of
 * it (section 3 of that paper's appendix on fine-grained retrieval).
 *
 * @param threshold what has this score or a higher one is kept
 * @param precision mean share of people who accept what is kept, in [0, 1]
 * @param kept share of all that is kept, in (0, 1]
 */
public record ThresholdSuggestion(double threshold, double precision, double kept) {

  /**
   * Returns the smallest score at which what is kept is accepted as often as wanted; empty where no
   * score is high enough.
   *
   * @param scores none is NaN; there may be none
   * @param accepts share of people who accept each, in [0, 1]
   * @param precision wanted share of acceptance, in [0, 1]
   * @throws IllegalArgumentException if lengths differ or a number is out of range
   */
  public static Optional<ThresholdSuggestion> of(
      double[] scores, double[] accepts, double precision) {
    check(
        accepts.length == scores.length,
        "accepts must be as many as scores, " + scores.length,
        accepts.length);
    check(precision >= 0 && precision <= 1, "precision must be in [0, 1]", precision);
    for (double score : scores) {
      check(!Double.isNaN(score), "scores must not be NaN", score);
    }
    List<Integer> falling =
        IntStream.range(0, scores.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -scores[i]))
            .toList();
    Optional<ThresholdSuggestion> lowest = Optional.empty();
    double accepted = 0;
    for (int i = 0; i < falling.size(); i++) {
      double score = scores[falling.get(i)];
      accepted += accepts[falling.get(i)];
      boolean last = i + 1 == falling.size() || scores[falling.get(i + 1)] < score;
      double share = accepted / (i + 1);
      if (last && share >= precision) {
        lowest = Optional.of(new ThresholdSuggestion(score, share, (i + 1.0) / scores.length));
      }
    }
    return lowest;
  }
}
