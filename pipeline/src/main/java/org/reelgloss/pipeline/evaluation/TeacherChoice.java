package org.reelgloss.pipeline.evaluation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/**
 * Chooses few teachers out of many, so that on as many clips as can be one of them is good: the
 * greedy set cover of the Panda-70M paper (appendix B). The first is the teacher that is good on
 * most clips, each further one that which is good on most of those that are not covered yet; of
 * equals the first by name. What it covers is at least 1 - 1/e = 63 % of what the best choice of as
 * many teachers covers (Nemhauser, Wolsey and Fisher, 1978), unless the first one is given: then
 * nothing is known beforehand.
 */
public final class TeacherChoice {
  private final NavigableMap<String, BitSet> good;
  private final BitSet covered = new BitSet();
  private final List<TeacherChoiceReport.Step> steps = new ArrayList<>();

  private TeacherChoice(NavigableMap<String, BitSet> good) {
    this.good = good;
  }

  /**
   * Chooses teachers until there are {@code count} of them or another one would add nothing.
   *
   * @param start the first teacher, whatever it covers; null for the best one
   * @param count most teachers, at least 1
   * @throws IllegalArgumentException if there are no judgements, the start is no teacher of them,
   *     or the count is below 1
   */
  public static TeacherChoiceReport of(
      TeacherJudgements judgements, @Nullable String start, int count) {
    if (count < 1) {
      throw new IllegalArgumentException("count must be at least 1, but was: " + count);
    }
    if (judgements.clips() == 0) {
      throw new IllegalArgumentException("judgements must be of at least one clip, but are of 0");
    }
    TeacherChoice choice = new TeacherChoice(judgements.good());
    if (start != null) {
      choice.add(start);
    }
    String next = choice.best();
    while (next != null && choice.steps.size() < count) {
      choice.add(next);
      next = choice.best();
    }
    BitSet any = new BitSet();
    choice.good.values().forEach(any::or);
    return new TeacherChoiceReport(
        judgements.clips(), choice.good.size(), any.cardinality(), choice.steps);
  }

  /** Returns the teacher that adds most; null if none adds any clip. */
  private @Nullable String best() {
    String best = null;
    int most = 0;
    for (Map.Entry<String, BitSet> teacher : good.entrySet()) {
      int added = added(teacher.getValue()).cardinality();
      if (added > most) {
        most = added;
        best = teacher.getKey();
      }
    }
    return best;
  }

  private BitSet added(BitSet clips) {
    BitSet added = (BitSet) clips.clone();
    added.andNot(covered);
    return added;
  }

  private void add(String teacher) {
    BitSet clips = good.get(teacher);
    if (clips == null) {
      throw new IllegalArgumentException(
          "start must be one of " + String.join(", ", good.keySet()) + ", but was: " + teacher);
    }
    int added = added(clips).cardinality();
    covered.or(clips);
    steps.add(
        new TeacherChoiceReport.Step(teacher, added, covered.cardinality(), clips.cardinality()));
  }
}
