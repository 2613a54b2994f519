package org.reelgloss.pipeline.review.annotate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.reelgloss.pipeline.evaluation.TextTable;

/**
 * How far people agree.
 *
 * @param annotators those who judged a clip that another one judged, too, by name
 * @param clips number of clips that several people judged
 * @param pairs every annotator against every other
 * @param best kappa of the teacher of the best caption, "all bad" being one more category; clips
 *     are the units
 * @param good kappa of good and not good; captions are the units
 */
public record AgreementReport(
    List<String> annotators, int clips, List<Pair> pairs, Measured best, Measured good) {
  public AgreementReport {
    annotators = List.copyOf(annotators);
    pairs = List.copyOf(pairs);
  }

  /**
   * One person's answers against what another one holds for right.
   *
   * @param reference who is held for right
   * @param answer whose choices are counted
   * @param clips number of clips of which the reference named a best caption, and the other one a
   *     best one or none as all are bad
   * @param same number of these on which both are the same
   * @param goodClips number of clips on which the reference found any caption good
   * @param amongGood number of these on which the other's best one is one of the good ones; where
   *     the other named several and no best one, any of them
   */
  public record Pair(
      String reference, String answer, int clips, int same, int goodClips, int amongGood) {
    /** Returns R@1, the share of clips with the same best caption; NaN where there are none. */
    double recallAt1() {
      return (double) same / clips;
    }

    double anyGood() {
      return (double) amongGood / goodClips;
    }
  }

  /**
   * A kappa.
   *
   * @param units number of what was judged by two people at least
   * @param kappa null where it has no meaning, see {@link Kappa}
   */
  public record Measured(int units, @Nullable Double kappa) {}

  /**
   * Returns the mean of R@1 over the ordered pairs that have clips, which the Panda-70M paper
   * (appendix C) gives as 44.9 %; null where there is none.
   */
  public @Nullable Double recallAt1() {
    return mean(Pair::recallAt1);
  }

  /** Returns the mean share of answers that are among the good ones; null where there is none. */
  public @Nullable Double anyGood() {
    return mean(Pair::anyGood);
  }

  private @Nullable Double mean(ToDoubleFunction<Pair> share) {
    double mean =
        pairs.stream().mapToDouble(share).filter(Double::isFinite).average().orElse(Double.NaN);
    return finite(mean);
  }

  private static @Nullable Double finite(double value) {
    return Double.isFinite(value) ? (Double) value : null;
  }

  private String kappaName() {
    return annotators.size() == 2 ? "cohen" : "fleiss";
  }

  /** Returns the report as one object; shares are in [0, 1]. */
  public ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    annotators.forEach(json.putArray("annotators")::add);
    json.put("clips", clips);
    json.put("recallAt1", recallAt1());
    json.put("anyGood", anyGood());
    ObjectNode kappa = json.putObject("kappa").put("name", kappaName());
    kappa.put("best", best.kappa()).put("clips", best.units());
    kappa.put("good", good.kappa()).put("captions", good.units());
    ArrayNode list = json.putArray("pairs");
    for (Pair pair : pairs) {
      list.addObject()
          .put("reference", pair.reference())
          .put("answer", pair.answer())
          .put("clips", pair.clips())
          .put("recallAt1", finite(pair.recallAt1()))
          .put("goodClips", pair.goodClips())
          .put("anyGood", finite(pair.anyGood()));
    }
    return json;
  }

  /** Returns the report as lines for people. */
  public String toTable() {
    TextTable table = new TextTable("reference", "answer", "clips", "R@1", "any good");
    for (Pair pair : pairs) {
      table.add(
          pair.reference(),
          pair.answer(),
          pair.clips(),
          finite(pair.recallAt1()),
          finite(pair.anyGood()));
    }
    return table
        + "%d clips judged by several of %d people%n".formatted(clips, annotators.size())
        + "R@1 %s, any good %s%n".formatted(shown(recallAt1()), shown(anyGood()))
        + "%s kappa: best %s over %d clips, good %s over %d captions%n"
            .formatted(
                annotators.size() == 2 ? "Cohen's" : "Fleiss'",
                shown(best.kappa()),
                best.units(),
                shown(good.kappa()),
                good.units());
  }

  private static String shown(@Nullable Double value) {
    return value == null ? "-" : String.format(Locale.ROOT, "%.3f", value);
  }
}
