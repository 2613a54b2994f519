package org.reelgloss.pipeline.evaluation.ranking;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.reelgloss.pipeline.evaluation.captions.CaptionTokenizer;
import org.reelgloss.pipeline.evaluation.captions.Cider;

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

  private static List<Policies.Chosen> valued(Map<SelectionItem, List<Integer>> choices) {
    List<SelectionItem> items = List.copyOf(choices.keySet());
    Cider cider =
        Cider.of(
            items.stream()
                .map(item -> item.references().stream().map(CaptionTokenizer::tokenize).toList())
                .toList());
    List<Policies.Chosen> valued = new ArrayList<>();
    choices.forEach(
        (item, ofItem) -> {
          int image = valued.size();
          double[] values =
              item.texts().stream()
                  .mapToDouble(text -> cider.score(image, CaptionTokenizer.tokenize(text)))
                  .toArray();
          valued.add(new Policies.Chosen(item, values, ofItem));
        });
    return valued;
  }

  private SelectionReport report(List<Policies.Chosen> chosen, Problems problems) {
    int images = chosen.size();
    Policies policies = new Policies(chosen, contest.hasBaseline());
    Map<String, Measured> teachers = new LinkedHashMap<>();
    for (String teacher : policies.teachers()) {
      teachers.put(teacher, measure(images, times -> policies.single(teacher, times)));
    }
    Map<String, Measured> others = new LinkedHashMap<>();
    for (String policy : policies.others()) {
      others.put(policy, measure(images, times -> policies.other(policy, times)));
    }
    return new SelectionReport(
        contest.models(),
        images,
        teachers,
        others,
        policies.bestTeacher(Bootstrap.once(images)),
        choices(policies, images, Policies.SELECTED, 0),
        contest.hasBaseline() ? compared(policies, images) : null,
        problems);
  }

  private SelectionReport.Compared compared(Policies policies, int images) {
    return new SelectionReport.Compared(
        choices(policies, images, Policies.BASELINE, 1),
        measure(
            images,
            times ->
                policies.other(Policies.SELECTED, times)
                    - policies.other(Policies.BASELINE, times)),
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
        measure(images, times -> policies.bestShare(selector, times)),
        policies.counts(selector));
  }

  private Measured measure(int images, ToDoubleFunction<int[]> figure) {
    return new Measured(
        figure.applyAsDouble(Bootstrap.once(images)), bootstrap.interval(images, figure));
  }
}
