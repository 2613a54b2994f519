package org.reelgloss.pipeline.selector;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of how good the candidates of a clip or a picture are.
 *
 * @param name id of the clip, or name of the picture's file
 * @param candidates at least one
 */
public record Preference(String name, List<Candidate> candidates) {
  /**
   * A candidate.
   *
   * @param relevance its share of preference, at least 0
   * @param accepted whether a person found it good; null where nobody was asked
   */
  public record Candidate(
      String teacher, String text, double relevance, @Nullable Boolean accepted) {}

  public Preference {
    candidates = List.copyOf(candidates);
  }

  /** Tells whether some candidate is preferred to another. */
  boolean ranks() {
    Optional<Candidate> first = candidates.stream().findFirst();
    return candidates.stream().anyMatch(one -> one.relevance() > 0)
        && candidates.stream().anyMatch(one -> one.relevance() != first.orElseThrow().relevance());
  }
}
