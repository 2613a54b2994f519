package org.reelgloss.pipeline.selector;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.reelgloss.pipeline.evaluation.ranking.Measured;
import org.reelgloss.pipeline.selector.training.Reliability;
import org.reelgloss.pipeline.selector.training.ThresholdSuggestion;
import org.reelgloss.pipeline.selector.training.TrainedScorer;
import org.reelgloss.transforms.select.ScoringModel;

/**
 * What a training was like.
 *
 * @param base name and version of the two towers
 * @param encoder name and version of the further encoder of pictures; empty where there is none
 * @param seed that chose the folds
 * @param examples what was learned from
 * @param model what came out
 * @param trained the last training, over everything
 * @param agreement with people, of scores that did not see them
 * @param reliability of these scores as probabilities
 * @param threshold score from which on half of the captions are accepted; empty where there is none
 * @param retrieval what fine-tuned retrieval heads give, kept or not; empty where there was too
 *     little to train them on
 * @param ablation figures without each kind of signal; empty where they were not asked for
 */
public record TrainingReport(
    String base,
    Optional<String> encoder,
    long seed,
    Examples examples,
    ScoringModel model,
    TrainedScorer trained,
    Agreement agreement,
    Reliability reliability,
    Optional<ThresholdSuggestion> threshold,
    Optional<Retrieval> retrieval,
    List<Ablation.Row> ablation) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Returns the report as an object; numbers that are of nothing are null. */
  public ObjectNode toJson() {
    ObjectNode json = JSON.createObjectNode();
    json.put("base", base);
    encoder.ifPresent(id -> json.put("encoder", id));
    json.put("seed", seed);
    json.put("lists", examples.lists().size()).put("ratedCaptions", examples.rows().size());
    json.put("notThere", examples.unknown().count());
    agreement.putInto(json);
    json.put("expectedCalibrationError", reliability.expectedError());
    threshold.ifPresent(
        suggested ->
            json.putObject("threshold")
                .put("score", suggested.threshold())
                .put("accepted", suggested.precision())
                .put("kept", suggested.kept()));
    retrieval.ifPresent(heads -> heads.putInto(json.putObject("retrieval")));
    ObjectNode weights = json.putObject("weights");
    model.terms().forEach((name, term) -> weights.put(name, term.weight()));
    ArrayNode rows = json.putArray("without");
    for (Ablation.Row row : ablation) {
      ObjectNode one = rows.addObject().put("signals", row.without());
      put(one, "r1", row.r1());
      put(one, "pairwise", row.pairwise());
    }
    return json;
  }

  static void put(ObjectNode json, String key, Measured measured) {
    if (Double.isFinite(measured.value())) {
      json.putObject(key)
          .put("value", measured.value())
          .put("low", measured.interval().low())
          .put("high", measured.interval().high());
    } else {
      json.putNull(key);
    }
  }

  /**
   * Returns a number with three digits after the point, five where it is below 0.01, or a dash
   * where it is of nothing.
   */
  static String shown(double value) {
    String format = value != 0 && Math.abs(value) < 0.01 ? "%.5f" : "%.3f";
    return Double.isFinite(value) ? String.format(Locale.ROOT, format, value) : "-";
  }

  /** Returns by name each figure of agreement that there is. */
  Map<String, Measured> figures() {
    Map<String, Measured> figures = new TreeMap<>();
    figures.put("R@1, trained", agreement.r1());
    figures.put("R@1, two towers", agreement.r1Before());
    figures.put("R@1, gained", agreement.r1Gain());
    figures.put("pairs, trained", agreement.pairwise());
    figures.put("pairs, two towers", agreement.pairwiseBefore());
    figures.put("pairs, gained", agreement.pairwiseGain());
    retrieval.ifPresent(heads -> heads.putInto(figures));
    figures.values().removeIf(figure -> !Double.isFinite(figure.value()));
    return figures;
  }

  /** Returns a line of a table, the interval of 95 %. */
  static String line(String name, Measured figure) {
    return "%-20s %8s  [%s, %s]%n"
        .formatted(
            name,
            shown(figure.value()),
            shown(figure.interval().low()),
            shown(figure.interval().high()));
  }

  /** Returns the figures as lines of a table, intervals of 95 %. */
  public String toTable() {
    StringBuilder table = new StringBuilder();
    figures().forEach((name, figure) -> table.append(line(name, figure)));
    retrieval.ifPresent(
        heads ->
            table.append("retrieval heads %s%n".formatted(heads.kept() ? "kept" : "left out")));
    for (Ablation.Row row : ablation) {
      table.append(
          "without %-20s R@1 %s  pairs %s%n"
              .formatted(row.without(), shown(row.r1().value()), shown(row.pairwise().value())));
    }
    return table.toString();
  }
}
