package org.reelgloss.pipeline.evaluation.ranking;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reelgloss.transforms.select.Selector;

/** A selector and, where there is one, another that it is compared with. */
public final class Contest {
  private final List<Selector.Factory> factories;
  private final JudgementReport.Models models;

  private Contest(List<Selector.Factory> factories, JudgementReport.Models models) {
    this.factories = factories;
    this.models = models;
  }

  /**
   * Prepares a comparison.
   *
   * @param baseline null for none
   * @throws IOException if one cannot be opened
   */
  public static Contest of(Selector.Factory selector, Selector.@Nullable Factory baseline)
      throws IOException {
    if (baseline == null) {
      return new Contest(List.of(selector), new JudgementReport.Models(model(selector), null));
    }
    return new Contest(
        List.of(selector, baseline), new JudgementReport.Models(model(selector), model(baseline)));
  }

  private static String model(Selector.Factory factory) throws IOException {
    try (Selector selector = factory.open()) {
      return selector.model();
    }
  }

  JudgementReport.Models models() {
    return models;
  }

  boolean hasBaseline() {
    return factories.size() > 1;
  }

  /** Returns for each picture, in order, what the selector says, then what the baseline says. */
  <T> List<List<Scores>> ask(List<T> pictures, Panel.Question<T, Scores> question)
      throws IOException {
    List<List<Scores>> answers = new ArrayList<>();
    for (int i = 0; i < pictures.size(); i++) {
      answers.add(new ArrayList<>());
    }
    for (Selector.Factory factory : factories) {
      List<Scores> ofOne = Panel.ask(factory, pictures, question);
      for (int i = 0; i < ofOne.size(); i++) {
        answers.get(i).add(ofOne.get(i));
      }
    }
    return answers;
  }
}
