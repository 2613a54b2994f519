package org.reelgloss.pipeline.review.annotate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.reelgloss.schemas.CaptionCandidate;
import org.reelgloss.schemas.CaptionedClip;
import org.reelgloss.schemas.Outcome;

/** Keeps those of many clips that come first in the order of a plan; holds only their ids. */
final class Draw {
  private static final Comparator<Ticket> ORDER =
      Comparator.comparingDouble(Ticket::margin)
          .thenComparingLong(Ticket::number)
          .thenComparing(Ticket::clipId);

  private record Ticket(double margin, long number, String clipId) {}

  private final SamplePlan plan;
  private final PriorityQueue<Ticket> kept = new PriorityQueue<>(ORDER.reversed());
  private boolean anyMargin;

  Draw(SamplePlan plan) {
    this.plan = plan;
  }

  void offer(CaptionedClip clip) {
    String id = clip.getClip().getClipId();
    double margin = plan.by() == SamplePlan.By.random ? 0 : margin(clip);
    anyMargin |= Double.isFinite(margin);
    kept.add(new Ticket(margin, SamplePlan.number(plan.seed(), "sample", id), id));
    if (kept.size() > plan.size()) {
      kept.remove();
    }
  }

  /** Returns the ids of the clips that were kept, in order. */
  List<String> result() {
    if (!kept.isEmpty() && !anyMargin) {
      throw new IllegalArgumentException(
          "by=uncertainty needs clips of which a selector scored two captions, but there are none");
    }
    List<Ticket> tickets = new ArrayList<>(kept);
    tickets.sort(ORDER);
    return tickets.stream().map(Ticket::clipId).toList();
  }

  /**
   * Returns how far the chosen score lies above the best one of another text: the clip's own margin
   * unless the second caption says the same. Infinite where there is no such one.
   */
  private static double margin(CaptionedClip clip) {
    String chosen = clip.getCaption().orElse("").strip();
    double second = Double.NEGATIVE_INFINITY;
    for (CaptionCandidate candidate : clip.getCandidates()) {
      double score = candidate.getScore().orElse(Double.NEGATIVE_INFINITY);
      boolean isOther = !candidate.getText().orElse("").strip().equals(chosen);
      if (isOther && candidate.getOutcome() == Outcome.SUCCESS && score > second) {
        second = score;
      }
    }
    double margin = clip.getMatchingScore().orElse(Double.POSITIVE_INFINITY) - second;
    return Double.isNaN(margin) ? Double.POSITIVE_INFINITY : margin;
  }
}
