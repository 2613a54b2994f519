package org.reelgloss.pipeline.selector;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.reelgloss.pipeline.evaluation.ranking.Bootstrap;
import org.reelgloss.pipeline.evaluation.ranking.Measured;
import org.reelgloss.pipeline.selector.training.Groups;
import org.reelgloss.pipeline.selector.training.HeadList;
import org.reelgloss.pipeline.selector.training.OutOfFold;
import org.reelgloss.pipeline.selector.training.RankedList;
import org.reelgloss.pipeline.selector.training.RatedRow;
import org.reelgloss.transforms.select.Signals;

/**
 * How often scores and people agree, in [0, 1]: {@code r1} is the share of lists whose first
 * candidate is the preferred one, {@code pairwise} that of pairs of rated captions of one picture
 * in the same order; equal scores count half. Intervals are by videos and pictures.
 *
 * @param lists number of lists
 * @param r1 of the trained selector
 * @param r1Before of the two towers alone
 * @param r1Gain the difference
 * @param pairwise of the trained selector
 * @param pairwiseBefore of the two towers alone
 * @param pairwiseGain the difference
 * @param r1OfTeachers how often always taking one teacher would be right, by teacher; empty where
 *     there are no lists
 */
public record Agreement(
    int lists,
    Measured r1,
    Measured r1Before,
    Measured r1Gain,
    Measured pairwise,
    Measured pairwiseBefore,
    Measured pairwiseGain,
    Map<String, Double> r1OfTeachers) {

  /** Puts the figures under their names; null where they are of nothing. */
  void putInto(ObjectNode json) {
    putFigures(json);
    ObjectNode teachers = json.putObject("r1OfTeachers");
    r1OfTeachers.forEach(teachers::put);
  }

  /** Does the same without what always taking one teacher gives. */
  void putFigures(ObjectNode json) {
    TrainingReport.put(json, "r1", r1);
    TrainingReport.put(json, "r1Before", r1Before);
    TrainingReport.put(json, "r1Gain", r1Gain);
    TrainingReport.put(json, "pairwise", pairwise);
    TrainingReport.put(json, "pairwiseBefore", pairwiseBefore);
    TrainingReport.put(json, "pairwiseGain", pairwiseGain);
  }

  private record Share(double right, double all) {
    Share plus(Share other, double times) {
      return new Share(right + times * other.right, all + times * other.all);
    }

    double value() {
      return right / all;
    }
  }

  private static final Share NOTHING = new Share(0, 0);

  static Agreement of(Examples examples, OutOfFold unseen) {
    Units lists = new Units();
    for (int i = 0; i < examples.lists().size(); i++) {
      RankedList list = examples.lists().get(i);
      double[] towers = Arrays.stream(list.features()).mapToDouble(row -> row[0]).toArray();
      lists.add(
          list.group(),
          first(unseen.lists().get(i), list.relevance()),
          first(towers, list.relevance()));
    }
    Units pairs = pairs(examples.rows(), unseen.rows());
    return new Agreement(
        examples.lists().size(),
        lists.measure(true, false),
        lists.measure(false, true),
        lists.measure(true, true),
        pairs.measure(true, false),
        pairs.measure(false, true),
        pairs.measure(true, true),
        teachers(examples));
  }

  private static Share first(double[] scores, double[] relevance) {
    return new Share(HeadList.recall(scores, relevance), 1);
  }

  private static Units pairs(List<RatedRow> rows, double[] scores) {
    Map<String, List<Integer>> groups = new LinkedHashMap<>();
    for (int i = 0; i < rows.size(); i++) {
      groups.computeIfAbsent(rows.get(i).group(), unused -> new ArrayList<>()).add(i);
    }
    Units units = new Units();
    groups.forEach(
        (group, members) -> {
          Share after = NOTHING;
          Share before = NOTHING;
          for (int one : members) {
            for (int other : members) {
              if (rows.get(one).accept() > rows.get(other).accept()
                  && rows.get(one).weight() == rows.get(other).weight()) {
                after = after.plus(order(scores[one], scores[other]), 1);
                before =
                    before.plus(
                        order(rows.get(one).features()[0], rows.get(other).features()[0]), 1);
              }
            }
          }
          units.add(group, after, before);
        });
    return units;
  }

  private static Share order(double higher, double lower) {
    double right = higher > lower ? 1 : 0;
    return new Share(higher == lower ? 0.5 : right, 1);
  }

  private static Map<String, Double> teachers(Examples examples) {
    Map<String, Double> r1 = new LinkedHashMap<>();
    for (int i = 0; !examples.lists().isEmpty() && i < examples.columns().size(); i++) {
      int column = i;
      if (examples.columns().get(i).startsWith(Signals.TEACHER)) {
        double right =
            examples.lists().stream()
                .mapToDouble(list -> always(column, list))
                .average()
                .orElseThrow();
        r1.put(examples.columns().get(i).substring(Signals.TEACHER.length()), right);
      }
    }
    return r1;
  }

  /** Returns 1 if the candidate of a teacher is a preferred one, else 0. */
  private static double always(int column, RankedList list) {
    double most = Arrays.stream(list.relevance()).max().orElseThrow();
    for (int i = 0; i < list.relevance().length; i++) {
      if (list.features()[i][column] > 0 && list.relevance()[i] == most) {
        return 1;
      }
    }
    return 0;
  }

  /** Shares by group, after and before the training. */
  private static final class Units {
    private final Map<String, Share[]> byGroup = new LinkedHashMap<>();

    void add(String group, Share after, Share before) {
      byGroup.merge(
          Groups.unit(group),
          new Share[] {after, before},
          (one, other) -> new Share[] {one[0].plus(other[0], 1), one[1].plus(other[1], 1)});
    }

    /** Returns the share after, or before, or what was gained. */
    Measured measure(boolean after, boolean before) {
      List<Share[]> units = List.copyOf(byGroup.values());
      int[] once = new int[units.size()];
      Arrays.fill(once, 1);
      return new Measured(
          value(units, once, after, before),
          Bootstrap.USUAL.interval(units.size(), times -> value(units, times, after, before)));
    }

    private static double value(List<Share[]> units, int[] times, boolean after, boolean before) {
      Share[] sums = {NOTHING, NOTHING};
      for (int i = 0; i < times.length; i++) {
        sums[0] = sums[0].plus(units.get(i)[0], times[i]);
        sums[1] = sums[1].plus(units.get(i)[1], times[i]);
      }
      double gained = after ? sums[0].value() : 0;
      return before && after ? gained - sums[1].value() : before ? sums[1].value() : gained;
    }
  }
}
