package org.reelgloss.pipeline.evaluation.ranking;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** What ways to choose among candidates are worth, picture by picture. */
final class Policies {
  static final String SELECTED = "selected";
  static final String BASELINE = "baseline";
  private static final String ORACLE = "oracle";

  /** Two candidates are equally good up to rounding. */
  private static final double EPSILON = 1e-9;

  private final List<Chosen> chosen;
  private final Map<String, Policy> singles = new TreeMap<>();
  private final Map<String, Policy> others = new LinkedHashMap<>();

  Policies(List<Chosen> chosen, boolean withBaseline) {
    this.chosen = chosen;
    for (Chosen one : chosen) {
      one.item().candidates().forEach(candidate -> addSingle(candidate.teacher()));
    }
    others.put("random", Policy.random(chosen));
    others.put(SELECTED, Policy.taking(chosen, one -> one.by(0)));
    if (withBaseline) {
      others.put(BASELINE, Policy.taking(chosen, one -> one.by(1)));
    }
    others.put(ORACLE, Policy.taking(chosen, Chosen::best));
  }

  private void addSingle(String teacher) {
    singles.computeIfAbsent(teacher, name -> Policy.taking(chosen, one -> one.of(name)));
  }

  /** Returns for each teacher, in order, the policy of taking always its candidate. */
  Map<String, Policy> singles() {
    return singles;
  }

  /** Returns the other policies: random, selected, baseline if there is, oracle. */
  Map<String, Policy> others() {
    return others;
  }

  /** Returns what another policy is worth over a draw of pictures. */
  double other(SelectionMetric metric, String policy, int[] times) {
    return value(others, metric, policy, times);
  }

  private static double value(
      Map<String, Policy> policies, SelectionMetric metric, String name, int[] times) {
    Policy policy = policies.get(name);
    return policy == null ? Double.NaN : policy.value(metric, times);
  }

  /** Returns the teacher that is best alone by CIDEr, the first by name of equal ones. */
  String bestTeacher(int[] times) {
    String best = "";
    double most = Double.NEGATIVE_INFINITY;
    for (Map.Entry<String, Policy> single : singles.entrySet()) {
      double mean = single.getValue().value(SelectionMetric.CIDER, times);
      if (mean > most) {
        best = single.getKey();
        most = mean;
      }
    }
    return best;
  }

  /**
   * Returns which part of the CIDEr that could be gained over the teacher that is best on this very
   * draw a policy gains; NaN where nothing can be gained.
   */
  double headroom(String policy, int[] times) {
    double single = value(singles, SelectionMetric.CIDER, bestTeacher(times), times);
    double gain = other(SelectionMetric.CIDER, ORACLE, times) - single;
    return gain > EPSILON
        ? (other(SelectionMetric.CIDER, policy, times) - single) / gain
        : Double.NaN;
  }

  /**
   * Returns what takes the share of a draw where the choice is the best candidate or as good.
   *
   * @param selector 0, or 1 for the baseline
   */
  ToDoubleFunction<int[]> bestShare(int selector) {
    return Policy.mean(
        chosen.stream()
            .mapToDouble(one -> one.by(selector).cider() > one.best().cider() - EPSILON ? 1 : 0)
            .toArray());
  }

  /** Returns how often each teacher was chosen. */
  Map<String, Integer> counts(int selector) {
    Map<String, Integer> counts = new TreeMap<>();
    singles.keySet().forEach(teacher -> counts.put(teacher, 0));
    chosen.forEach(one -> counts.merge(one.teacher(selector), 1, Integer::sum));
    return counts;
  }
}
