package org.reelgloss.pipeline.evaluation.ranking;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.reelgloss.pipeline.evaluation.captions.CaptionScorer;
import org.reelgloss.pipeline.evaluation.captions.CaptionScores;

/**
 * Says what a selector's choices are worth by human references: as much as the best teacher alone,
 * or nearly as much as the best candidate of each picture.
 *
 * <p>How rare words are comes from the references of all pictures that can be used. Of candidates
 * with equal scores the first is chosen, as in a run.
 */
public final class SelectionEvaluation {
  private final Contest contest;
  private final Bootstrap bootstrap;

  private SelectionEvaluation(Contest contest, Bootstrap bootstrap) {
    this.contest = contest;
    this.bootstrap = bootstrap;
  }

  /**
   * Evaluates a selector.
   *
   * @param contest the selector and what it is compared with
   * @param file candidates and references
   * @param pictures what they are about
   * @param bootstrap how intervals are drawn
   * @throws IllegalArgumentException if nothing can be used
   * @throws IOException if a selector cannot be opened
   */
  public static SelectionReport of(
      Contest contest, SelectionFile file, ClipSource pictures, Bootstrap bootstrap)
      throws IOException {
    Problems problems = new Problems();
    problems.addAll(file.problems());
    Map<SelectionItem, List<Integer>> choices =
        SelectionChoices.of(contest, file.items(), pictures, problems);
    if (choices.isEmpty()) {
      throw new IllegalArgumentException(
          "candidates must have at least one line that can be used, but have none; problems: %d%n%s"
              .formatted(problems.count(), problems.toLines()));
    }
    return new SelectionEvaluation(contest, bootstrap).report(valued(choices), problems);
  }

  private static List<Chosen> valued(Map<SelectionItem, List<Integer>> choices) {
    CaptionScorer scorer =
        CaptionScorer.of(choices.keySet().stream().map(SelectionItem::references).toList());
    List<Chosen> valued = new ArrayList<>();
    choices.forEach(
        (item, ofItem) -> {
          int image = valued.size();
          List<CaptionScores> scores =
              item.texts().stream().map(text -> scorer.score(image, text)).toList();
          valued.add(new Chosen(item, scores, scorer.score(image, ""), ofItem));
        });
    return valued;
  }

  private SelectionReport report(List<Chosen> chosen, Problems problems) {
    int images = chosen.size();
    Policies policies = new Policies(chosen, contest.hasBaseline());
    Map<SelectionMetric, SelectionReport.Worth> worth = new EnumMap<>(SelectionMetric.class);
    for (SelectionMetric metric : SelectionMetric.values()) {
      worth.put(
          metric,
          new SelectionReport.Worth(
              measure(images, metric, policies.singles()),
              measure(images, metric, policies.others())));
    }
    return new SelectionReport(
        contest.models(),
        images,
        worth,
        policies.bestTeacher(Bootstrap.once(images)),
        choices(policies, images, Policies.SELECTED, 0),
        contest.hasBaseline() ? compared(policies, images) : null,
        problems);
  }

  private Map<String, Measured> measure(
      int images, SelectionMetric metric, Map<String, Policy> policies) {
    Map<String, Measured> measured = new LinkedHashMap<>();
    policies.forEach(
        (name, policy) -> {
          if (policy.metrics().contains(metric)) {
            measured.put(name, measure(images, times -> policy.value(metric, times)));
          }
        });
    return measured;
  }

  private SelectionReport.Compared compared(Policies policies, int images) {
    Map<SelectionMetric, Measured> differences = new EnumMap<>(SelectionMetric.class);
    for (SelectionMetric metric : SelectionMetric.values()) {
      differences.put(
          metric,
          measure(
              images,
              times ->
                  policies.other(metric, Policies.SELECTED, times)
                      - policies.other(metric, Policies.BASELINE, times)));
    }
    return new SelectionReport.Compared(
        choices(policies, images, Policies.BASELINE, 1),
        differences,
        measure(
            images,
            times ->
                policies.headroom(Policies.SELECTED, times)
                    - policies.headroom(Policies.BASELINE, times)));
  }

  private SelectionReport.Choices choices(
      Policies policies, int images, String policy, int selector) {
    return new SelectionReport.Choices(
        measure(images, times -> policies.headroom(policy, times)),
        measure(images, policies.bestShare(selector)),
        policies.counts(selector));
  }

  private Measured measure(int images, ToDoubleFunction<int[]> figure) {
    return new Measured(
        figure.applyAsDouble(Bootstrap.once(images)), bootstrap.interval(images, figure));
  }
}
