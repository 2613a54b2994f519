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
  private final Map<String, double[]> singles = new TreeMap<>();
  private final Map<String, double[]> others = new LinkedHashMap<>();

  /**
   * A picture whose candidates were scored.
   *
   * @param values how good each candidate is by the references
   * @param choices index of the candidate that the selector chose, then that of the baseline
   */
  @SuppressWarnings("ArrayRecordComponent") // Made, read once and never compared.
  record Chosen(SelectionItem item, double[] values, List<Integer> choices) {
    double best() {
      double best = values[0];
      for (double value : values) {
        best = Math.max(best, value);
      }
      return best;
    }

    double mean() {
      double sum = 0;
      for (double value : values) {
        sum += value;
      }
      return sum / values.length;
    }

    /** Returns the value of a teacher's candidate; 0 where it had no answer. */
    double of(String teacher) {
      for (int i = 0; i < values.length; i++) {
        if (item.candidates().get(i).teacher().equals(teacher)) {
          return values[i];
        }
      }
      return 0;
    }

    String teacher(int selector) {
      return item.candidates().get(choices.get(selector)).teacher();
    }
  }

  Policies(List<Chosen> chosen, boolean withBaseline) {
    this.chosen = chosen;
    for (Chosen one : chosen) {
      one.item().candidates().forEach(candidate -> addSingle(candidate.teacher()));
    }
    others.put("random", values(Chosen::mean));
    others.put(SELECTED, values(one -> one.values()[one.choices().get(0)]));
    if (withBaseline) {
      others.put(BASELINE, values(one -> one.values()[one.choices().get(1)]));
    }
    others.put(ORACLE, values(Chosen::best));
  }

  private void addSingle(String teacher) {
    singles.computeIfAbsent(teacher, name -> values(one -> one.of(name)));
  }

  private double[] values(ToDoubleFunction<Chosen> value) {
    return chosen.stream().mapToDouble(value).toArray();
  }

  /** Returns the names of all teachers, in order. */
  List<String> teachers() {
    return List.copyOf(singles.keySet());
  }

  /** Returns the names of the other policies: random, selected, baseline if there is, oracle. */
  List<String> others() {
    return List.copyOf(others.keySet());
  }

  /** Returns the mean of taking always the same teacher, over a draw of pictures. */
  double single(String teacher, int[] times) {
    return mean(singles.getOrDefault(teacher, new double[0]), times);
  }

  /** Returns the mean of another policy. */
  double other(String policy, int[] times) {
    return mean(others.getOrDefault(policy, new double[0]), times);
  }

  /** Returns the teacher that is best alone, the first by name of equal ones. */
  String bestTeacher(int[] times) {
    String best = "";
    double most = Double.NEGATIVE_INFINITY;
    for (String teacher : singles.keySet()) {
      double mean = single(teacher, times);
      if (mean > most) {
        best = teacher;
        most = mean;
      }
    }
    return best;
  }

  /**
   * Returns which part of what could be gained over the teacher that is best on this very draw a
   * policy gains; NaN where nothing can be gained.
   */
  double headroom(String policy, int[] times) {
    double single = single(bestTeacher(times), times);
    double gain = other(ORACLE, times) - single;
    return gain > EPSILON ? (other(policy, times) - single) / gain : Double.NaN;
  }

  /**
   * Returns how often the choice is the best candidate or as good as that.
   *
   * @param selector 0, or 1 for the baseline
   */
  double bestShare(int selector, int[] times) {
    double[] hits =
        values(one -> one.values()[one.choices().get(selector)] > one.best() - EPSILON ? 1 : 0);
    return mean(hits, times);
  }

  /** Returns how often each teacher was chosen. */
  Map<String, Integer> counts(int selector) {
    Map<String, Integer> counts = new TreeMap<>();
    teachers().forEach(teacher -> counts.put(teacher, 0));
    chosen.forEach(one -> counts.merge(one.teacher(selector), 1, Integer::sum));
    return counts;
  }

  private static double mean(double[] values, int[] times) {
    double sum = 0;
    long count = 0;
    for (int i = 0; i < values.length; i++) {
      sum += times[i] * values[i];
      count += times[i];
    }
    return sum / count;
  }
}
