package org.reelgloss.pipeline.review.annotate;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.reelgloss.pipeline.evaluation.JudgementLine;

/**
 * A choice as it is held against others about the same clip. Captions are known by their texts: who
 * chooses a text chooses what every teacher of it said.
 *
 * @param good by text whether the caption is good
 * @param best text of the best one; null where all are bad or none was named
 * @param category teacher of the best one, the first by name of those that say the same; empty
 *     where all are bad; null where several are good and none was named
 */
record Vote(
    String annotator, Map<String, Boolean> good, @Nullable String best, @Nullable String category) {

  static Vote of(JudgementLine line) {
    Map<String, Boolean> good = new TreeMap<>();
    @Nullable String best = null;
    for (JudgementLine.Candidate candidate : line.candidates()) {
      good.merge(text(candidate), candidate.good(), Boolean::logicalOr);
      best = candidate.teacher().equals(line.best()) ? text(candidate) : best;
    }
    @Nullable String category = good.containsValue(true) ? null : "";
    for (JudgementLine.Candidate candidate : line.candidates()) {
      if (text(candidate).equals(best)
          && (category == null || candidate.teacher().compareTo(category) < 0)) {
        category = candidate.teacher();
      }
    }
    return new Vote(String.valueOf(line.annotator()), good, best, category);
  }

  private static String text(JudgementLine.Candidate candidate) {
    return candidate.text() == null ? candidate.teacher() : candidate.text();
  }

  /** Returns the texts that are good. */
  Set<String> goodTexts() {
    return good.entrySet().stream()
        .filter(Map.Entry::getValue)
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Returns what the person would answer: the best one, or all good ones where none is named. */
  Set<String> answers() {
    return best == null ? goodTexts() : Set.of(best);
  }
}
