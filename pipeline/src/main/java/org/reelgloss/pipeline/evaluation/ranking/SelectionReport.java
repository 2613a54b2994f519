package org.reelgloss.pipeline.evaluation.ranking;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reelgloss.pipeline.evaluation.TextTable;

/**
 * What choosing among candidates gains, in CIDEr from 0 to 10.
 *
 * @param models names and versions of the selector and, where there is one, of the baseline
 * @param images number of pictures or clips
 * @param teachers mean CIDEr of taking always the same teacher, no answer counting 0
 * @param policies mean CIDEr of random (expected), selected, baseline (where there is one) and
 *     oracle, which takes the best candidate of each picture
 * @param bestTeacher the teacher that is best alone
 * @param selected what the selector's choices are worth
 * @param compared the baseline's, and the difference; null where there is none
 * @param problems lines that cannot be used
 */
public record SelectionReport(
    JudgementReport.Models models,
    int images,
    Map<String, Measured> teachers,
    Map<String, Measured> policies,
    String bestTeacher,
    Choices selected,
    @Nullable Compared compared,
    Problems problems) {
  /**
   * The choices of one selector.
   *
   * @param headroom (selected - best teacher) / (oracle - best teacher); NaN where there is none
   * @param best how often the best candidate was chosen, or one as good
   * @param chosen how often each teacher was chosen
   */
  public record Choices(Measured headroom, Measured best, Map<String, Integer> chosen) {}

  /**
   * The selector beside another one on the same pictures.
   *
   * @param baseline the other's choices
   * @param cider the selector's mean CIDEr less the other's
   * @param headroom the selector's share of the headroom less the other's
   */
  public record Compared(Choices baseline, Measured cider, Measured headroom) {}

  /** Returns the report as one object; figures are null where they are of nothing. */
  public ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("selector", models.selector());
    json.put("baselineSelector", models.baseline());
    json.put("n", images);
    ObjectNode cider = json.putObject("cider");
    ObjectNode single = cider.putObject("single");
    teachers.forEach((teacher, mean) -> mean.putInto(single, teacher));
    policies.forEach((policy, mean) -> mean.putInto(cider, policy));
    json.put("bestSingle", bestTeacher);
    put(json, selected);
    Compared other = compared;
    if (other != null) {
      put(json.putObject("baseline"), other.baseline());
      ObjectNode difference = json.putObject("difference");
      other.cider().putInto(difference, "cider");
      other.headroom().putInto(difference, "headroom");
    }
    problems.putInto(json);
    return json;
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
    teachers.forEach((teacher, mean) -> table.add(mean.cells("CIDEr of " + teacher)));
    policies.forEach((policy, mean) -> table.add(mean.cells("CIDEr " + policy)));
    add(table, "", selected);
    Compared other = compared;
    if (other != null) {
      add(table, "baseline ", other.baseline());
      table.add(other.cider().cells("difference CIDEr"));
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

  private static void add(TextTable table, String prefix, Choices choices) {
    table.add(choices.headroom().cells(prefix + "headroom"));
    table.add(choices.best().cells(prefix + "best chosen"));
  }
}
