package org.reelgloss.pipeline.evaluation.captions;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Numbers for runs of tokens, from 0 in the order in which they are first seen: equal runs have
 * equal numbers, whatever their length. A run of several tokens is known by the number of all but
 * its last token and the number of that.
 */
final class RunNumbers {
  private final @Nullable RunNumbers known;
  private final Map<String, Integer> words = new HashMap<>();
  private final PairNumbers longer = new PairNumbers();
  private int size;

  /** Makes numbers for runs of which none is known. */
  RunNumbers() {
    this.known = null;
  }

  private RunNumbers(RunNumbers known) {
    this.known = known;
    this.size = known.size;
  }

  /** Returns numbers that know these and go on after them; these must not change any more. */
  RunNumbers beyond() {
    return new RunNumbers(this);
  }

  /** Returns how many runs have a number; all numbers are less. */
  int size() {
    return size;
  }

  /** Returns the runs of a caption; those that are new get numbers. */
  Runs count(List<String> tokens) {
    int[] last = new int[tokens.size()];
    for (int i = 0; i < last.length; i++) {
      last[i] = word(tokens.get(i));
    }
    List<RunCounts> counts = new ArrayList<>(Runs.LONGEST);
    int[] runs = last;
    counts.add(RunCounts.of(runs));
    for (int length = 2; length <= Runs.LONGEST; length++) {
      int[] shorter = runs;
      runs = new int[Math.max(0, last.length - length + 1)];
      for (int i = 0; i < runs.length; i++) {
        runs[i] = longer(shorter[i], last[i + length - 1]);
      }
      counts.add(RunCounts.of(runs));
    }
    return new Runs(last.length, counts);
  }

  private int word(String token) {
    Integer number = known == null ? null : known.words.get(token);
    if (number == null) {
      number = words.get(token);
    }
    if (number == null) {
      number = size++;
      words.put(token, number);
    }
    return number;
  }

  private int longer(int run, int last) {
    int number = known == null ? PairNumbers.NONE : known.longer.get(run, last);
    if (number == PairNumbers.NONE) {
      number = longer.get(run, last);
    }
    if (number == PairNumbers.NONE) {
      number = size++;
      longer.put(run, last, number);
    }
    return number;
  }
}
