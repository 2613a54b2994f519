package org.reelgloss.pipeline.evaluation.ranking;

import java.util.List;

/**
 * A picture or clip with what teachers said of it.
 *
 * @param name of the picture's file, or id of the clip
 * @param references what people said of it, at least one
 * @param candidates at least one, each teacher once
 * @param file it was read from
 * @param line in that file, counted from 1
 */
public record SelectionItem(
    String name, List<String> references, List<Candidate> candidates, String file, long line) {
  /**
   * What one teacher said.
   *
   * @param text not blank
   */
  public record Candidate(String teacher, String text) {}

  public SelectionItem {
    references = List.copyOf(references);
    candidates = List.copyOf(candidates);
  }

  List<String> texts() {
    return candidates.stream().map(Candidate::text).toList();
  }
}
