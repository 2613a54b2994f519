package org.reelgloss.transforms.select;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.reelgloss.schemas.CaptionCandidate;
import org.reelgloss.schemas.CaptionedClip;
import org.reelgloss.schemas.Clip;
import org.reelgloss.schemas.Outcome;

/** The rule by which scores become a caption. */
final class Choice {
  private Choice() {}

  /** Tells whether a candidate may be chosen: a text that its teacher finished. */
  static boolean isEligible(CaptionCandidate candidate) {
    return candidate.getOutcome() == Outcome.SUCCESS && candidate.getText().isPresent();
  }

  /** Returns why none may be chosen: every teacher with its outcome and message. */
  static String outcomes(CaptionedClip clip) {
    return clip.getCandidates().stream()
        .map(
            candidate ->
                candidate.getTeacher()
                    + " "
                    + candidate.getOutcome()
                    + candidate.getMessage().map(message -> " (" + message + ")").orElse(""))
        .collect(Collectors.joining(", "));
  }

  /**
   * Returns the clip with all finite scores stored and the eligible candidate of the highest score
   * chosen, the first of equal ones; empty where no eligible candidate has a finite score.
   *
   * @param selector name and version of what judged
   */
  static Optional<CaptionedClip> choose(CaptionedClip clip, Judgement judgement, String selector) {
    List<CaptionCandidate> candidates = clip.getCandidates();
    double[] scores = judgement.scores();
    if (scores.length != candidates.size()) {
      throw new IllegalStateException(
          selector + " gave " + scores.length + " scores for " + candidates.size() + " candidates");
    }
    int best = best(candidates, scores, -1);
    if (best < 0) {
      return Optional.empty();
    }
    int second = best(candidates, scores, best);
    CaptionCandidate chosen = candidates.get(best);
    return Optional.of(
        CaptionedClip.newBuilder(clip)
            .setClip(withEmbedding(clip.getClip(), judgement))
            .setCandidates(scored(candidates, scores))
            .setCaption(chosen.getText().orElseThrow())
            .setTeacher(chosen.getTeacher())
            .setMatchingScore(scores[best])
            .setMargin(second < 0 ? null : (Double) (scores[best] - scores[second]))
            .setSelector(selector)
            .build());
  }

  private static int best(List<CaptionCandidate> candidates, double[] scores, int without) {
    int best = -1;
    for (int i = 0; i < scores.length; i++) {
      boolean taken = i != without && isEligible(candidates.get(i)) && Double.isFinite(scores[i]);
      if (taken && (best < 0 || scores[i] > scores[best])) {
        best = i;
      }
    }
    return best;
  }

  private static List<CaptionCandidate> scored(List<CaptionCandidate> candidates, double[] scores) {
    List<CaptionCandidate> scored = new ArrayList<>();
    for (int i = 0; i < scores.length; i++) {
      CaptionCandidate candidate = candidates.get(i);
      boolean hasScore = candidate.getText().isPresent() && Double.isFinite(scores[i]);
      @Nullable Double score = hasScore ? (Double) scores[i] : null;
      scored.add(CaptionCandidate.newBuilder(candidate).setScore(score).build());
    }
    return scored;
  }

  private static Clip withEmbedding(Clip clip, Judgement judgement) {
    if (!clip.getEmbedding().isEmpty() || judgement.embedding().isEmpty()) {
      return clip;
    }
    return Clip.newBuilder(clip)
        .setEmbedding(judgement.embedding())
        .setEmbeddingModel(judgement.embeddingModel())
        .build();
  }
}
