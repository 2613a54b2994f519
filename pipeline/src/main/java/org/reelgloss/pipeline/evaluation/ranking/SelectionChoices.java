package org.reelgloss.pipeline.evaluation.ranking;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.reelgloss.gpu.ModelException;
import org.reelgloss.schemas.CaptionCandidate;
import org.reelgloss.schemas.CaptionedClip;
import org.reelgloss.schemas.Clip;
import org.reelgloss.schemas.Outcome;
import org.reelgloss.transforms.select.Selector;

/** Lets selectors choose among candidates, as in a run. */
final class SelectionChoices {
  private SelectionChoices() {}

  /**
   * Returns for each item that can be judged the index of the candidate that the selector chooses,
   * then that of the baseline, where there is one.
   *
   * @param problems gets the items that cannot be judged
   */
  static Map<SelectionItem, List<Integer>> of(
      Contest contest, List<SelectionItem> items, ClipSource pictures, Problems problems)
      throws IOException {
    List<List<Scores>> answers =
        contest.ask(
            items,
            (selector, item) ->
                Scores.of(
                    pictures,
                    item.name(),
                    selector,
                    (judge, clip) -> scores(judge, clip, item.candidates())));
    Map<SelectionItem, List<Integer>> choices = new LinkedHashMap<>();
    for (int i = 0; i < items.size(); i++) {
      SelectionItem item = items.get(i);
      List<Integer> ofItem =
          answers.get(i).stream().map(answer -> highest(answer.values())).toList();
      String problem = problem(answers.get(i));
      if (problem.isEmpty()) {
        choices.put(item, ofItem);
      } else {
        problems.add(item.file(), item.line(), problem);
      }
    }
    return choices;
  }

  private static String problem(List<Scores> answers) {
    for (Scores answer : answers) {
      if (!answer.problem().isEmpty()) {
        return answer.problem();
      }
      if (highest(answer.values()) < 0) {
        return "no candidate can be judged";
      }
    }
    return "";
  }

  private static double[] scores(
      Selector selector, Clip clip, List<SelectionItem.Candidate> candidates)
      throws ModelException {
    return selector.score(
        CaptionedClip.newBuilder()
            .setClip(clip)
            .setCandidates(
                candidates.stream()
                    .map(
                        candidate ->
                            CaptionCandidate.newBuilder()
                                .setTeacher(candidate.teacher())
                                .setModel("")
                                .setInputs(List.of("frames"))
                                .setOutcome(Outcome.SUCCESS)
                                .setText(candidate.text())
                                .build())
                    .toList())
            .build());
  }

  /**
   * Returns the index of the highest finite score, the first of equal ones; -1 if there is none.
   */
  private static int highest(double[] scores) {
    int best = -1;
    for (int i = 0; i < scores.length; i++) {
      if (Double.isFinite(scores[i]) && (best < 0 || scores[i] > scores[best])) {
        best = i;
      }
    }
    return best;
  }
}
