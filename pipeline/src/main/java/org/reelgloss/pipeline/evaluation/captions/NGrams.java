package org.reelgloss.pipeline.evaluation.captions;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The runs of 1 to 4 tokens of a caption. */
final class NGrams {
  /** The tokens of the longest run. */
  static final int LONGEST = 4;

  private NGrams() {}

  /**
   * Returns how often each run occurs: one map for each length, that of single tokens first. Tokens
   * are joined by a space, which no token has in it.
   */
  static List<Map<String, Integer>> count(List<String> tokens) {
    List<Map<String, Integer>> counts = new ArrayList<>(LONGEST);
    for (int length = 1; length <= LONGEST; length++) {
      counts.add(new HashMap<>());
    }
    visit(tokens, (length, run) -> counts.get(length - 1).merge(run, 1, Integer::sum));
    return counts;
  }

  /** Shows each run to a visitor, as often as it occurs. */
  static void visit(List<String> tokens, Visitor visitor) {
    StringBuilder run = new StringBuilder();
    for (int start = 0; start < tokens.size(); start++) {
      run.setLength(0);
      int end = Math.min(tokens.size(), start + LONGEST);
      for (int last = start; last < end; last++) {
        run.append(last == start ? "" : " ").append(tokens.get(last));
        visitor.visit(last - start + 1, run.toString());
      }
    }
  }

  /** What is shown runs. */
  interface Visitor {
    void visit(int length, String run);
  }
}
