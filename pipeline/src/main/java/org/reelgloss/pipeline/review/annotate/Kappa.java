package org.reelgloss.pipeline.review.annotate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Agreement beyond what chance alone would give: 1 where all agree, 0 where they agree as often as
 * by chance. Null where it has no meaning: nothing was judged, or all said the same everywhere.
 */
final class Kappa {
  private Kappa() {}

  /**
   * Returns Cohen's kappa of two people, (po - pe) / (1 - pe): po the share of units on which they
   * agree, pe the sum over categories of the product of their shares. J. Cohen, "A coefficient of
   * agreement for nominal scales", Educational and Psychological Measurement 20(1), 1960.
   *
   * @param first categories that the first gave, a unit each
   * @param second those of the second, of the same units
   */
  static @Nullable Double cohen(List<String> first, List<String> second) {
    double agreed = 0;
    Map<String, Integer> ofFirst = new HashMap<>();
    Map<String, Integer> ofSecond = new HashMap<>();
    for (int i = 0; i < first.size(); i++) {
      agreed += first.get(i).equals(second.get(i)) ? 1 : 0;
      ofFirst.merge(first.get(i), 1, Integer::sum);
      ofSecond.merge(second.get(i), 1, Integer::sum);
    }
    double units = first.size();
    double byChance = 0;
    for (Map.Entry<String, Integer> category : ofFirst.entrySet()) {
      byChance += category.getValue() / units * ofSecond.getOrDefault(category.getKey(), 0) / units;
    }
    return beyond(agreed / units, byChance);
  }

  /**
   * Returns Fleiss' kappa of several people, (P - Pe) / (1 - Pe): P the mean over units of the
   * share of pairs of people that agree, Pe the sum of the squared shares of the categories in all
   * judgements. J. L. Fleiss, "Measuring nominal scale agreement among many raters", Psychological
   * Bulletin 76(5), 1971. Where units have unequal numbers of judgements each unit counts alike in
   * P and each judgement alike in Pe.
   *
   * @param units categories that were given to each; those with fewer than two do not count
   */
  static @Nullable Double fleiss(List<List<String>> units) {
    double agreement = 0;
    int counted = 0;
    double judgements = 0;
    Map<String, Integer> all = new HashMap<>();
    for (List<String> unit : units) {
      if (unit.size() > 1) {
        Map<String, Integer> counts = new HashMap<>();
        unit.forEach(category -> counts.merge(category, 1, Integer::sum));
        double pairs = counts.values().stream().mapToDouble(n -> n * (n - 1.0)).sum();
        agreement += pairs / (unit.size() * (unit.size() - 1.0));
        counted++;
        judgements += unit.size();
        counts.forEach((category, n) -> all.merge(category, n, Integer::sum));
      }
    }
    double byChance = 0;
    for (int count : all.values()) {
      byChance += count / judgements * count / judgements;
    }
    return beyond(agreement / counted, byChance);
  }

  private static @Nullable Double beyond(double agreed, double byChance) {
    double kappa = (agreed - byChance) / (1 - byChance);
    return Double.isFinite(kappa) ? kappa : null;
  }
}
