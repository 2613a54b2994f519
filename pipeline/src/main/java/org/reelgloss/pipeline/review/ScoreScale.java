package org.reelgloss.pipeline.review;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.reelgloss.schemas.CaptionCandidate;
import org.reelgloss.schemas.CaptionedClip;

/**
 * The scale of all score bars of a page, so that bars of different clips can be compared.
 *
 * @param low score of an empty bar: 0, or the lowest score where that is below 0
 * @param high score of a full bar
 */
record ScoreScale(double low, double high) {
  static ScoreScale of(List<CaptionedClip> clips) {
    DoubleSummaryStatistics scores =
        clips.stream().flatMap(ScoreScale::scores).mapToDouble(s -> s).summaryStatistics();
    return scores.getCount() == 0
        ? new ScoreScale(0, 1)
        : new ScoreScale(Math.min(0, scores.getMin()), Math.max(0, scores.getMax()));
  }

  /** Returns how much of a bar the score fills, as a width for a style. */
  String width(double score) {
    return Figures.percent(score - low, high - low);
  }

  private static Stream<Double> scores(CaptionedClip clip) {
    return clip.getCandidates().stream()
        .map(CaptionCandidate::getScore)
        .flatMap(Optional::stream)
        .filter(Double::isFinite);
  }
}
