package org.reelgloss.pipeline.selector;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.reelgloss.pipeline.selector.training.Calibration;
import org.reelgloss.pipeline.selector.training.OutOfFold;
import org.reelgloss.pipeline.selector.training.RankedList;
import org.reelgloss.pipeline.selector.training.RatedRow;
import org.reelgloss.pipeline.selector.training.Reliability;

/**
 * Scores beside the share of people who accept what has them. Where nobody was asked, a candidate
 * counts as accepted as far as it is preferred to the best one.
 *
 * @param scores of captions by models that did not see them
 * @param accepted share of people, in [0, 1]
 * @param weights above 0
 */
@SuppressWarnings("ArrayRecordComponent") // Made, read and never compared.
record Acceptance(double[] scores, double[] accepted, double[] weights) {
  private static final int BINS = 10;

  static Acceptance of(Examples examples, OutOfFold unseen) {
    List<double[]> all = new ArrayList<>();
    for (int i = 0; i < examples.rows().size(); i++) {
      RatedRow row = examples.rows().get(i);
      all.add(new double[] {unseen.rows()[i], row.accept(), row.weight()});
    }
    boolean asked = !all.isEmpty();
    for (int i = 0; !asked && i < examples.lists().size(); i++) {
      RankedList list = examples.lists().get(i);
      double most = Arrays.stream(list.relevance()).max().orElse(1);
      for (int j = 0; j < list.relevance().length; j++) {
        all.add(new double[] {unseen.lists().get(i)[j], list.relevance()[j] / most, 1});
      }
    }
    return new Acceptance(column(all, 0), column(all, 1), column(all, 2));
  }

  private static double[] column(List<double[]> rows, int column) {
    return rows.stream().mapToDouble(row -> row[column]).toArray();
  }

  /**
   * Returns the probability of acceptance by score. Where acceptance does not rise with the score,
   * the order of scores stays as it is, and the mean probability is about the mean acceptance.
   */
  Calibration calibration() {
    Calibration fitted = Calibration.fit(scores, accepted, weights);
    if (fitted.slope() > 0) {
      return fitted;
    }
    double usual = Calibration.fit(new double[scores.length], accepted, weights).intercept();
    return new Calibration(1, usual - Arrays.stream(scores).average().orElseThrow());
  }

  Reliability reliability(double[] probabilities) {
    return Reliability.of(probabilities, accepted, BINS);
  }
}
