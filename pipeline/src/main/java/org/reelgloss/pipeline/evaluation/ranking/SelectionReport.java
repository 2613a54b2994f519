package org.reelgloss.pipeline.evaluation.ranking;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reelgloss.pipeline.evaluation.TextTable;

/**
 * What choosing among candidates gains.
 *
 * @param models names and versions of the selector and, where there is one, of the baseline
 * @param images number of pictures or clips
 * @param worth by all metrics
 * @param bestTeacher the teacher that is best alone by CIDEr
 * @param selected what the selector's choices are worth
 * @param compared the baseline's, and the difference; null where there is none
 * @param problems lines that cannot be used
 */
public record SelectionReport(
    JudgementReport.Models models,
    int images,
    Map<SelectionMetric, Worth> worth,
    String bestTeacher,
    Choices selected,
    @Nullable Compared compared,
    Problems problems) {
  /**
   * What captions are worth by one metric.
   *
   * @param teachers of taking always the same teacher, no answer counting as an empty caption
   * @param policies of random (expected; not by BLEU), selected, baseline (where there is one) and
   *     oracle, which takes the candidate of the highest CIDEr of each picture
   */
  public record Worth(Map<String, Measured> teachers, Map<String, Measured> policies) {}

  /**
   * The choices of one selector.
   *
   * @param headroom (selected - best teacher) / (oracle - best teacher), in CIDEr; NaN where there
   *     is none
   * @param best how often the best candidate was chosen, or one as good
   * @param chosen how often each teacher was chosen
   */
  public record Choices(Measured headroom, Measured best, Map<String, Integer> chosen) {}

  /**
   * The selector beside another one on the same pictures.
   *
   * @param baseline the other's choices
   * @param differences by all metrics, the selector's figure less the other's
   * @param headroom the selector's share of the headroom less the other's
   */
  public record Compared(
      Choices baseline, Map<SelectionMetric, Measured> differences, Measured headroom) {}

  /** Returns the report as one object; figures are null where they are of nothing. */
  public ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("selector", models.selector());
    json.put("baselineSelector", models.baseline());
    json.put("n", images);
    worth.forEach((metric, ofMetric) -> put(json.putObject(metric.key()), ofMetric));
    json.put("bestSingle", bestTeacher);
    put(json, selected);
    Compared other = compared;
    if (other != null) {
      put(json.putObject("baseline"), other.baseline());
      ObjectNode difference = json.putObject("difference");
      other.differences().forEach((metric, less) -> less.putInto(difference, metric.key()));
      other.headroom().putInto(difference, "headroom");
    }
    problems.putInto(json);
    return json;
  }

  private static void put(ObjectNode json, Worth worth) {
    ObjectNode single = json.putObject("single");
    worth.teachers().forEach((teacher, value) -> value.putInto(single, teacher));
    worth.policies().forEach((policy, value) -> value.putInto(json, policy));
  }

  private static void put(ObjectNode json, Choices choices) {
    choices.headroom().putInto(json, "headroom");
    choices.best().putInto(json, "bestChosen");
    ObjectNode chosen = json.putObject("chosen");
    choices.chosen().forEach(chosen::put);
  }

  /** Returns the report as lines for people. */
  public String toTable() {
    TextTable table = new TextTable("figure", "value", "from", "to");
    worth.forEach((metric, ofMetric) -> add(table, metric.title(), ofMetric));
    add(table, "", selected);
    Compared other = compared;
    if (other != null) {
      add(table, "baseline ", other.baseline());
      other
          .differences()
          .forEach((metric, less) -> table.add(less.cells("difference " + metric.title())));
      table.add(other.headroom().cells("difference headroom"));
    }
    String baseline = models.baseline();
    return table
        + "%d pictures; best single teacher %s; chosen %s by %s%s%n"
            .formatted(
                images,
                bestTeacher,
                selected.chosen(),
                models.selector(),
                baseline == null ? "" : "; baseline " + baseline)
        + "%d lines cannot be used%n".formatted(problems.count())
        + problems.toLines();
  }

  private static void add(TextTable table, String title, Worth worth) {
    worth.teachers().forEach((name, value) -> table.add(value.cells(title + " of " + name)));
    worth.policies().forEach((name, value) -> table.add(value.cells(title + " " + name)));
  }

  private static void add(TextTable table, String prefix, Choices choices) {
    table.add(choices.headroom().cells(prefix + "headroom"));
    table.add(choices.best().cells(prefix + "best chosen"));
  }
}
