package org.reelgloss.pipeline.selector;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.reelgloss.pipeline.evaluation.ranking.Bootstrap;
import org.reelgloss.pipeline.evaluation.ranking.Measured;
import org.reelgloss.pipeline.selector.training.Groups;
import org.reelgloss.pipeline.selector.training.OutOfFold;
import org.reelgloss.pipeline.selector.training.RankedList;
import org.reelgloss.pipeline.selector.training.RatedRow;

/**
 * By how much a loss falls from some scores to others: the lists' mean cross entropy plus the rated
 * captions' mean logistic loss, as a scorer minimises them.
 */
final class LossGain {
  /** Where a group's numbers are: gain and count of lists, gain and weight of rated captions. */
  private static final int LISTS = 0;

  private static final int ROWS = 2;

  private final Map<String, double[]> byGroup = new LinkedHashMap<>();

  private LossGain() {}

  /** Returns the gain with its interval by videos; what there is none of adds nothing. */
  static Measured of(Examples examples, OutOfFold before, OutOfFold after) {
    LossGain gain = new LossGain();
    for (int i = 0; i < examples.lists().size(); i++) {
      RankedList list = examples.lists().get(i);
      double[] shares = list.relevance();
      double fall = loss(before.lists().get(i), shares) - loss(after.lists().get(i), shares);
      gain.add(list.group(), LISTS, fall, 1);
    }
    for (int i = 0; i < examples.rows().size(); i++) {
      RatedRow row = examples.rows().get(i);
      double fall = loss(before.rows()[i], row.accept()) - loss(after.rows()[i], row.accept());
      gain.add(row.group(), ROWS, fall, row.weight());
    }
    return gain.measure();
  }

  private static double loss(double[] scores, double[] relevance) {
    double highest = Arrays.stream(scores).max().orElseThrow();
    double sum = Arrays.stream(scores).map(score -> Math.exp(score - highest)).sum();
    double all = Arrays.stream(relevance).sum();
    double loss = highest + Math.log(sum);
    for (int i = 0; i < scores.length; i++) {
      loss -= relevance[i] / all * scores[i];
    }
    return loss;
  }

  private static double loss(double score, double accept) {
    return Math.max(score, 0) + Math.log1p(Math.exp(-Math.abs(score))) - accept * score;
  }

  private void add(String group, int part, double gain, double weight) {
    double[] sums = byGroup.computeIfAbsent(Groups.unit(group), unused -> new double[2 * ROWS]);
    sums[part] += gain * weight;
    sums[part + 1] += weight;
  }

  private Measured measure() {
    List<double[]> groups = List.copyOf(byGroup.values());
    int[] once = new int[groups.size()];
    Arrays.fill(once, 1);
    double[] all = sums(groups, once);
    return new Measured(
        gain(all, all),
        Bootstrap.USUAL.interval(groups.size(), times -> gain(sums(groups, times), all)));
  }

  private static double[] sums(List<double[]> groups, int[] times) {
    double[] sums = new double[2 * ROWS];
    for (int i = 0; i < times.length; i++) {
      for (int j = 0; j < sums.length; j++) {
        sums[j] += times[i] * groups.get(i)[j];
      }
    }
    return sums;
  }

  /** A draw that lacks a kind of which there is something tells nothing: NaN. */
  private static double gain(double[] drawn, double[] all) {
    return mean(drawn, all, LISTS) + mean(drawn, all, ROWS);
  }

  private static double mean(double[] drawn, double[] all, int part) {
    return all[part + 1] > 0 ? drawn[part] / drawn[part + 1] : 0;
  }
}
