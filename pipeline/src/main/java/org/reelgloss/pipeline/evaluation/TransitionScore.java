package org.reelgloss.pipeline.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.reelgloss.schemas.Transition;

/** Counts how predicted transitions of videos match true ones, over all kinds and kind by kind. */
public final class TransitionScore {
  private final int tolerance;
  private final SortedMap<String, Counts> byKind = new TreeMap<>();
  private long sameKind;

  /**
   * Returns a score without a video yet.
   *
   * @param tolerance by how many frames a prediction may miss a truth, at least 0
   */
  TransitionScore(int tolerance) {
    this.tolerance = tolerance;
  }

  /** Adds one video: the most pairs within the tolerance, each transition used once. */
  void add(List<Transition> predicted, List<Transition> truth) {
    List<Window> said = new ArrayList<>();
    for (Transition transition : predicted) {
      said.add(Window.of(transition));
      count(transition, new Counts(0, 0, 0, 1));
    }
    List<Window> real = new ArrayList<>();
    for (Transition transition : truth) {
      real.add(Window.of(transition).widened(tolerance));
      count(transition, new Counts(0, 1, 0, 0));
    }
    int[] matches = TransitionMatching.match(said, real);
    for (int i = 0; i < matches.length; i++) {
      if (matches[i] != TransitionMatching.NONE) {
        Transition match = predicted.get(matches[i]);
        count(truth.get(i), new Counts(1, 0, 0, 0));
        count(match, new Counts(0, 0, 1, 0));
        sameKind += match.getKind().equals(truth.get(i).getKind()) ? 1 : 0;
      }
    }
  }

  private void count(Transition transition, Counts more) {
    byKind.merge(transition.getKind(), more, Counts::plus);
  }

  /** Returns the counts over all kinds. */
  public Counts overall() {
    return byKind.values().stream().reduce(Counts.NONE, Counts::plus);
  }

  /**
   * Returns the counts of every kind that is in the truth or was predicted. A pair may have two
   * kinds: then it is found in the kind of the truth and right in the kind of the prediction.
   */
  public Map<String, Counts> byKind() {
    return new TreeMap<>(byKind);
  }

  /** Returns how many pairs have one kind. */
  public long sameKind() {
    return sameKind;
  }
}
