package org.reelgloss.pipeline.evaluation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.reelgloss.schemas.SplitVideo;
import org.reelgloss.schemas.Transition;
import org.reelgloss.transforms.dataset.Dataset;

/**
 * Holds the transitions that a run found against true ones, by two protocols. In both a truth and a
 * prediction make a pair, each transition is in one pair at most, and there are as many pairs as
 * can be. Frame numbers are those of the decode order.
 *
 * <h2>Frames</h2>
 *
 * Predictions are the cuts: single frames. One is right within {@code [start - tolerance, end +
 * tolerance]} of a true transition, both inclusive: so a hard cut may be missed by the tolerance,
 * and a gradual transition is found by a cut anywhere in it. Given at tolerance 0, too.
 *
 * <h2>Overlap</h2>
 *
 * Predictions are intervals, of a hard cut the gap between the last frame of the old shot and the
 * first of the new one, of a gradual transition all that lies between its last and first pure
 * frames. One is right if its interval, widened by the tolerance at either end, overlaps or touches
 * that of a true transition. These are the counts of TransNetV2's evaluation, which widens both
 * intervals by half the tolerance: hard cuts match up to {@code tolerance} frames apart.
 */
public final class SplitEvaluation {
  private static final String HARD_CUT = "cut";

  private final SplitTruth truth;
  private final int tolerance;
  private final TransitionScore exact = new TransitionScore(0);
  private final TransitionScore tolerant;
  private final TransitionScore overlap;
  private final Map<String, String> seen = new HashMap<>();
  private final Set<String> otherLength = new TreeSet<>();
  private long notInTruth;

  /**
   * Returns an evaluation without a video yet.
   *
   * @param tolerance by how many frames a prediction may miss, at least 0
   */
  SplitEvaluation(SplitTruth truth, int tolerance) {
    if (tolerance < 0) {
      throw new IllegalArgumentException("tolerance must be at least 0, but was: " + tolerance);
    }
    this.truth = truth;
    this.tolerance = tolerance;
    tolerant = new TransitionScore(tolerance);
    overlap = new TransitionScore(tolerance);
  }

  /**
   * Evaluates the videos of a dataset that the truth knows; holds one record at a time.
   *
   * @param tolerance by how many frames a prediction may miss, at least 0
   * @throws IllegalArgumentException if a video of the truth is not in the dataset, or more than
   *     one is by its name
   * @throws IOException if the dataset cannot be read
   */
  public static SplitReport of(Dataset dataset, SplitTruth truth, int tolerance)
      throws IOException {
    SplitEvaluation evaluation = new SplitEvaluation(truth, tolerance);
    dataset.videos(evaluation::add);
    return evaluation.report();
  }

  /** Adds a record of the dataset. */
  void add(SplitVideo video) {
    String uri = video.getSource().getUri();
    String name = uri.substring(uri.lastIndexOf('/') + 1);
    SplitTruth.Video real = truth.videos().get(name);
    if (real == null) {
      notInTruth++;
      return;
    }
    String before = seen.put(name, uri);
    if (before != null) {
      throw new IllegalArgumentException(
          "truth is of one " + name + ", but the dataset has two: " + before + " and " + uri);
    }
    if (real.frames() != null && real.frames() != video.getFrames()) {
      otherLength.add(name);
    }
    exact.add(cuts(video), real.transitions());
    tolerant.add(cuts(video), real.transitions());
    overlap.add(video.getTransitions(), real.transitions());
  }

  /** Returns the cuts, each of the kind of the gradual transition that it lies in. */
  private static List<Transition> cuts(SplitVideo video) {
    List<Transition> cuts = new ArrayList<>();
    for (long cut : video.getCuts()) {
      String kind =
          video.getTransitions().stream()
              .filter(found -> found.getStartFrame() <= cut && cut <= found.getEndFrame())
              .map(Transition::getKind)
              .findFirst()
              .orElse(HARD_CUT);
      cuts.add(new Transition(cut, cut, kind));
    }
    return cuts;
  }

  SplitReport report() {
    for (String name : truth.videos().keySet()) {
      if (!seen.containsKey(name)) {
        throw new IllegalArgumentException(
            "truth must be of videos of the dataset, but it has none of this name: " + name);
      }
    }
    return new SplitReport(
        seen.size(), notInTruth, List.copyOf(otherLength), tolerance, exact, tolerant, overlap);
  }
}
