package org.reelgloss.pipeline.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Predicate;

/**
 * Finds the most pairs of a prediction and a truth that have a frame in common, each used once.
 *
 * <p>The true windows are in order, by their first frames and by their last frames. So the truths
 * that a prediction has a frame in common with follow each other without a gap, and taking the
 * truths in order, each with that prediction still free whose run of truths ends soonest, gives as
 * many pairs as any choice can (Glover's rule for convex bipartite graphs): a prediction with a
 * later end can stand in wherever the sooner one could have been used later.
 */
final class TransitionMatching {
  /** In no pair. */
  static final int NONE = -1;

  private TransitionMatching() {}

  /** The truths that a prediction has a frame in common with: first to last, inclusive. */
  private record Run(int prediction, int first, int last) {}

  /**
   * Matches.
   *
   * @param predicted in any order, may overlap
   * @param truth ascending in both first and last frames
   * @return for each truth the index of its prediction, or {@link #NONE}
   */
  static int[] match(List<Window> predicted, List<Window> truth) {
    List<List<Run>> beginning = runs(predicted, truth);
    int[] matches = new int[truth.size()];
    Arrays.fill(matches, NONE);
    PriorityQueue<Run> free =
        new PriorityQueue<>(Comparator.comparingInt(Run::last).thenComparingInt(Run::prediction));
    for (int at = 0; at < matches.length; at++) {
      free.addAll(beginning.get(at));
      Run soonest = free.poll();
      while (soonest != null && soonest.last() < at) {
        soonest = free.poll();
      }
      if (soonest != null) {
        matches[at] = soonest.prediction();
      }
    }
    return matches;
  }

  /** Returns the runs of all predictions, by the truth that they begin with. */
  private static List<List<Run>> runs(List<Window> predicted, List<Window> truth) {
    List<List<Run>> beginning = new ArrayList<>();
    for (int i = 0; i < truth.size(); i++) {
      beginning.add(new ArrayList<>());
    }
    for (int i = 0; i < predicted.size(); i++) {
      Window window = predicted.get(i);
      int first = countWhile(truth, real -> real.last() < window.first());
      int last = countWhile(truth, real -> real.first() <= window.last()) - 1;
      if (first <= last) {
        beginning.get(first).add(new Run(i, first, last));
      }
    }
    return beginning;
  }

  /** Returns how many windows at the front pass a test that none behind them passes. */
  private static int countWhile(List<Window> windows, Predicate<Window> test) {
    int low = 0;
    int high = windows.size();
    while (low < high) {
      int middle = (low + high) / 2;
      if (test.test(windows.get(middle))) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
