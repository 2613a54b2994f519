package org.reelgloss.pipeline.review.annotate;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reelgloss.pipeline.evaluation.JudgementLine;

/**
 * A choice of another file, before it is known whether it fits the dataset.
 *
 * @param place file and line, for messages
 * @param good texts of good captions
 * @param best text of the best one; null where none is named
 * @param line as it was read; null where the file tells texts only
 */
record Incoming(
    String place,
    String clip,
    String annotator,
    Set<String> good,
    @Nullable String best,
    @Nullable Instant at,
    @Nullable JudgementLine line) {

  /**
   * Returns the choice as a line of the log, every caption with its text.
   *
   * @param task the clip as the dataset has it
   * @throws IllegalArgumentException if the dataset has no such captions
   */
  JudgementLine fitted(ClipTask task) {
    return line == null ? byText(task) : byTeacher(task, line);
  }

  private JudgementLine byText(ClipTask task) {
    Set<String> unknown = new LinkedHashSet<>(good);
    unknown.removeAll(task.texts());
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException("no caption of the clip says: " + unknown);
    }
    return task.judged(annotator, good, best, at);
  }

  private JudgementLine byTeacher(ClipTask task, JudgementLine given) {
    List<JudgementLine.Candidate> candidates =
        given.candidates().stream().map(candidate -> fitted(task, candidate)).toList();
    Set<String> goodTexts = new HashSet<>();
    candidates.stream()
        .filter(JudgementLine.Candidate::good)
        .forEach(candidate -> goodTexts.add(String.valueOf(candidate.text())));
    for (JudgementLine.Candidate candidate : candidates) {
      if (!candidate.good() && goodTexts.contains(String.valueOf(candidate.text()))) {
        throw new ContradictionException("the same text is good and not good: " + candidate.text());
      }
    }
    return new JudgementLine(clip, false, annotator, candidates, given.best(), at);
  }

  private static JudgementLine.Candidate fitted(ClipTask task, JudgementLine.Candidate given) {
    for (ClipTask.Said said : task.said()) {
      if (said.teacher().equals(given.teacher())) {
        if (given.text() != null && !given.text().strip().equals(said.text())) {
          throw new IllegalArgumentException(
              "the dataset has another caption of " + given.teacher());
        }
        return new JudgementLine.Candidate(given.teacher(), said.text(), given.good());
      }
    }
    throw new IllegalArgumentException("the clip has no caption of " + given.teacher());
  }

  /** A choice that says two things at once. */
  static final class ContradictionException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    ContradictionException(String message) {
      super(message);
    }
  }
}
