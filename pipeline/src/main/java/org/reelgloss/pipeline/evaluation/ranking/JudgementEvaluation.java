package org.reelgloss.pipeline.evaluation.ranking;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Holds the scores of a selector against human ratings of captions of pictures.
 *
 * <p>As in the published protocol on Flickr8k-Expert (Anderson et al., "SPICE", 2016, and Hessel et
 * al., "CLIPScore", 2021, appendix), captions that were written for the picture itself are left out
 * where experts rated; each rating is an observation of its own. The crowd's rating is the share of
 * yes, and there such captions stay.
 */
public final class JudgementEvaluation {
  /** Fewer rows say nothing. */
  private static final int LEAST = 10;

  private final Contest contest;
  private final Bootstrap bootstrap;

  private JudgementEvaluation(Contest contest, Bootstrap bootstrap) {
    this.contest = contest;
    this.bootstrap = bootstrap;
  }

  /**
   * Evaluates a selector.
   *
   * @param contest the selector and what it is compared with
   * @param table what people said
   * @param pictures what they said it of
   * @param withOwn whether experts' ratings of captions of the picture itself count, too
   * @param bootstrap how intervals are drawn
   * @throws IllegalArgumentException if fewer than 10 rows can be used
   * @throws IOException if a selector cannot be opened
   */
  public static JudgementReport of(
      Contest contest,
      JudgementTable table,
      ClipSource pictures,
      boolean withOwn,
      Bootstrap bootstrap)
      throws IOException {
    return new JudgementEvaluation(contest, bootstrap).report(table, pictures, withOwn);
  }

  private JudgementReport report(JudgementTable table, ClipSource pictures, boolean withOwn)
      throws IOException {
    Problems problems = new Problems();
    problems.addAll(table.problems());
    Predicate<RatedCaption> leftOut =
        row -> !withOwn && row.kind() == RatedCaption.Kind.EXPERT && row.isOwn();
    List<List<RatedCaption>> byImage = new ArrayList<>();
    for (List<RatedCaption> rows : table.byImage().values()) {
      byImage.add(rows.stream().filter(leftOut.negate()).toList());
    }
    byImage.removeIf(List::isEmpty);
    List<Rated> rated = new ArrayList<>();
    List<List<Scores>> answers =
        contest.ask(
            byImage,
            (selector, rows) ->
                Scores.of(
                    pictures,
                    rows.get(0).image(),
                    selector,
                    (judge, clip) ->
                        judge.rate(clip, rows.stream().map(RatedCaption::caption).toList())));
    for (int i = 0; i < byImage.size(); i++) {
      collect(byImage.get(i), answers.get(i), rated, problems);
    }
    if (rated.size() < LEAST) {
      throw new IllegalArgumentException(
          "judgements must have at least %d rows that can be used, but have %d; problems: %d%n%s"
              .formatted(LEAST, rated.size(), problems.count(), problems.toLines()));
    }
    long own = table.rows().stream().filter(leftOut).count();
    return new JudgementReport(contest.models(), part(rated), byKind(rated), own, problems);
  }

  /** A row that all selectors judged. */
  private record Rated(RatedCaption row, double score, double baseline) {}

  private static void collect(
      List<RatedCaption> rows, List<Scores> answers, List<Rated> rated, Problems problems) {
    for (int i = 0; i < rows.size(); i++) {
      RatedCaption row = rows.get(i);
      String problem = "";
      double[] scores = new double[2];
      for (int selector = 0; selector < answers.size() && problem.isEmpty(); selector++) {
        Scores answer = answers.get(selector);
        problem = answer.problem();
        if (problem.isEmpty()) {
          scores[selector] = answer.values()[i];
          problem = Double.isFinite(scores[selector]) ? "" : "the caption cannot be judged";
        }
      }
      if (problem.isEmpty()) {
        rated.add(new Rated(row, scores[0], scores[1]));
      } else {
        problems.add(row.file(), row.line(), problem);
      }
    }
  }

  private Map<RatedCaption.Kind, JudgementReport.Part> byKind(List<Rated> rated) {
    Map<RatedCaption.Kind, JudgementReport.Part> parts = new EnumMap<>(RatedCaption.Kind.class);
    List<RatedCaption.Kind> kinds = rated.stream().map(one -> one.row().kind()).distinct().toList();
    if (kinds.size() > 1) {
      for (RatedCaption.Kind kind : kinds) {
        parts.put(kind, part(rated.stream().filter(one -> one.row().kind() == kind).toList()));
      }
    }
    return parts;
  }

  private JudgementReport.Part part(List<Rated> rated) {
    Agreement selector = agreement(rated, Rated::score);
    JudgementReport.Compared compared = null;
    if (contest.hasBaseline()) {
      Agreement baseline = agreement(rated, Rated::baseline);
      compared =
          new JudgementReport.Compared(
              figures(selector.images(), baseline::figure),
              figures(
                  selector.images(),
                  (figure, times) ->
                      selector.figure(figure, times) - baseline.figure(figure, times)));
    }
    return new JudgementReport.Part(
        selector.ratings(),
        rated.size(),
        selector.images(),
        figures(selector.images(), selector::figure),
        compared);
  }

  private static Agreement agreement(List<Rated> rated, Function<Rated, Double> score) {
    return Agreement.of(
        rated.stream().map(one -> new Observation(one.row(), score.apply(one))).toList());
  }

  /** A figure over a draw of pictures. */
  @FunctionalInterface
  private interface OfDraw {
    double figure(Figure figure, int[] times);
  }

  private Map<Figure, Measured> figures(int images, OfDraw ofDraw) {
    Map<Figure, Measured> figures = new EnumMap<>(Figure.class);
    for (Figure figure : Figure.values()) {
      figures.put(
          figure,
          new Measured(
              ofDraw.figure(figure, Bootstrap.once(images)),
              bootstrap.interval(images, times -> ofDraw.figure(figure, times))));
    }
    return figures;
  }
}
