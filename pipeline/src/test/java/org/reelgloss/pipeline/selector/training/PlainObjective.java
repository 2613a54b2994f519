package org.reelgloss.pipeline.selector.training;

import java.util.Arrays;
import java.util.List;

/** The loss of a scorer by its definition, and its optimum by gradients of differences. */
final class PlainObjective {
  private final LinearScorer standard;
  private final List<RankedList> lists;
  private final List<RatedRow> rows;
  private final double l2;

  /** Standardises as {@code standard} does. */
  PlainObjective(LinearScorer standard, List<RankedList> lists, List<RatedRow> rows, double l2) {
    this.standard = standard;
    this.lists = lists;
    this.rows = rows;
    this.l2 = l2;
  }

  /** Returns weights and, last, the bias. */
  double[] optimum() {
    double[] at = new double[standard.weights().length + 1];
    for (int step = 0; step < 4_000; step++) {
      double[] slope = new double[at.length];
      for (int i = 0; i < at.length; i++) {
        slope[i] = (value(moved(at, i, 1e-5)) - value(moved(at, i, -1e-5))) / 2e-5;
      }
      for (int i = 0; i < at.length; i++) {
        at[i] -= 0.5 * slope[i];
      }
    }
    return at;
  }

  private static double[] moved(double[] at, int i, double by) {
    double[] moved = at.clone();
    moved[i] += by;
    return moved;
  }

  private double value(double[] at) {
    int width = at.length - 1;
    LinearScorer scorer =
        new LinearScorer(standard.mean(), standard.scale(), Arrays.copyOf(at, width), at[width]);
    double value = 0;
    for (RankedList list : lists) {
      value += crossEntropy(scorer, list) / lists.size();
    }
    double all = rows.stream().mapToDouble(RatedRow::weight).sum();
    for (RatedRow row : rows) {
      double accepted = 1 / (1 + Math.exp(-scorer.score(row.features())));
      value -=
          row.weight()
              / all
              * (row.accept() * Math.log(accepted) + (1 - row.accept()) * Math.log(1 - accepted));
    }
    for (int i = 0; i < width; i++) {
      value += l2 / 2 * at[i] * at[i];
    }
    return value;
  }

  private static double crossEntropy(LinearScorer scorer, RankedList list) {
    double[] odds =
        Arrays.stream(list.features()).mapToDouble(f -> Math.exp(scorer.score(f))).toArray();
    double all = Arrays.stream(odds).sum();
    double shares = Arrays.stream(list.relevance()).sum();
    double entropy = 0;
    for (int j = 0; j < odds.length; j++) {
      entropy -= list.relevance()[j] / shares * Math.log(odds[j] / all);
    }
    return entropy;
  }
}
