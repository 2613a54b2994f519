package org.reelgloss.pipeline.evaluation.ranking;

import java.util.List;
import org.reelgloss.pipeline.evaluation.captions.CaptionScores;

/**
 * A picture whose candidates were scored.
 *
 * @param scores how good each candidate is by the references
 * @param none how good no caption is
 * @param choices index of the candidate that the selector chose, then that of the baseline
 */
record Chosen(
    SelectionItem item, List<CaptionScores> scores, CaptionScores none, List<Integer> choices) {
  /** Returns the candidate of the highest CIDEr, the first of equal ones. */
  CaptionScores best() {
    CaptionScores best = scores.get(0);
    for (CaptionScores one : scores) {
      best = one.cider() > best.cider() ? one : best;
    }
    return best;
  }

  /**
   * Returns what was chosen.
   *
   * @param selector 0, or 1 for the baseline
   */
  CaptionScores by(int selector) {
    return scores.get(choices.get(selector));
  }

  /** Returns a teacher's candidate; {@link #none} where it had no answer. */
  CaptionScores of(String teacher) {
    for (int i = 0; i < scores.size(); i++) {
      if (item.candidates().get(i).teacher().equals(teacher)) {
        return scores.get(i);
      }
    }
    return none;
  }

  /** Returns who said what was chosen. */
  String teacher(int selector) {
    return item.candidates().get(choices.get(selector)).teacher();
  }
}
