package org.reelgloss.pipeline.evaluation.captions;

import java.util.Arrays;

/** How often each run of one length occurs in a caption; runs go by their numbers, ascending. */
final class RunCounts {
  private final int[] runs;
  private final int[] counts;

  private RunCounts(int[] runs, int[] counts) {
    this.runs = runs;
    this.counts = counts;
  }

  /** Counts runs, each given as often as it occurs, in any order. */
  static RunCounts of(int[] occurrences) {
    int[] sorted = occurrences.clone();
    Arrays.sort(sorted);
    int[] counts = new int[sorted.length];
    int size = 0;
    for (int run : sorted) {
      if (size == 0 || sorted[size - 1] != run) {
        sorted[size++] = run;
      }
      counts[size - 1]++;
    }
    return new RunCounts(Arrays.copyOf(sorted, size), Arrays.copyOf(counts, size));
  }

  /** Returns how many different runs there are. */
  int size() {
    return runs.length;
  }

  int run(int index) {
    return runs[index];
  }

  int count(int index) {
    return counts[index];
  }

  /** Returns for each of these runs how often it occurs in another caption. */
  int[] in(RunCounts other) {
    int[] found = new int[runs.length];
    int theirs = 0;
    for (int i = 0; i < runs.length; i++) {
      while (theirs < other.runs.length && other.runs[theirs] < runs[i]) {
        theirs++;
      }
      if (theirs < other.runs.length && other.runs[theirs] == runs[i]) {
        found[i] = other.counts[theirs];
      }
    }
    return found;
  }
}
