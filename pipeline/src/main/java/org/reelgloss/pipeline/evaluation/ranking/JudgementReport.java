package org.reelgloss.pipeline.evaluation.ranking;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reelgloss.pipeline.evaluation.TextTable;

/**
 * How well selectors agree with people.
 *
 * @param models names and versions of the selector and, where there is one, of the baseline
 * @param all over all ratings; those of different kinds each on the scale from 0 to 1
 * @param byKind the same of each kind of people, where there are several; else empty
 * @param ownCaptions number of rows left out because the caption is of the picture itself
 * @param problems rows that cannot be used
 */
public record JudgementReport(
    Models models,
    Part all,
    Map<RatedCaption.Kind, Part> byKind,
    long ownCaptions,
    Problems problems) {
  /**
   * Names and versions.
   *
   * @param baseline null where there is none
   */
  public record Models(String selector, @Nullable String baseline) {}

  /**
   * The figures of some ratings.
   *
   * @param ratings number of ratings, one for each rater of a caption
   * @param captions number of rated captions of pictures
   * @param images number of pictures
   * @param figures of the selector
   * @param compared baseline and difference; null where there is no baseline
   */
  public record Part(
      int ratings,
      int captions,
      int images,
      Map<Figure, Measured> figures,
      @Nullable Compared compared) {}

  /**
   * The selector beside another one on the same rows.
   *
   * @param baseline the other's figures
   * @param difference the selector's less the other's
   */
  public record Compared(Map<Figure, Measured> baseline, Map<Figure, Measured> difference) {}

  /** Returns the report as one object; figures are null where they are of nothing. */
  public ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("selector", models.selector());
    json.put("baselineSelector", models.baseline());
    put(json, all);
    json.put("ownCaptions", ownCaptions);
    byKind.forEach(
        (kind, part) ->
            put(
                json.withObject("/byKind").withObject("/" + kind.name().toLowerCase(Locale.ROOT)),
                part));
    problems.putInto(json);
    return json;
  }

  private static void put(ObjectNode json, Part part) {
    json.put("n", part.ratings());
    json.put("captions", part.captions());
    json.put("images", part.images());
    put(json, part.figures());
    Compared compared = part.compared();
    if (compared != null) {
      put(json.putObject("baseline"), compared.baseline());
      put(json.putObject("difference"), compared.difference());
    }
  }

  private static void put(ObjectNode json, Map<Figure, Measured> figures) {
    figures.forEach((figure, measured) -> measured.putInto(json, figure.key()));
  }

  /** Returns the report as lines for people. */
  public String toTable() {
    TextTable table = new TextTable("figure", "value", "from", "to");
    add(table, "", all);
    byKind.forEach((kind, part) -> add(table, kind.name().toLowerCase(Locale.ROOT) + " ", part));
    String baseline = models.baseline();
    return table
        + "%d ratings of %d captions of %d pictures by %s%s%n"
            .formatted(
                all.ratings(),
                all.captions(),
                all.images(),
                models.selector(),
                baseline == null ? "" : "; baseline " + baseline)
        + "%d captions of the pictures themselves left out%n".formatted(ownCaptions)
        + "%d lines cannot be used%n".formatted(problems.count())
        + problems.toLines();
  }

  private static void add(TextTable table, String prefix, Part part) {
    add(table, prefix, part.figures());
    Compared compared = part.compared();
    if (compared != null) {
      add(table, prefix + "baseline ", compared.baseline());
      add(table, prefix + "difference ", compared.difference());
    }
  }

  private static void add(TextTable table, String prefix, Map<Figure, Measured> figures) {
    figures.forEach((figure, measured) -> table.add(measured.cells(prefix + figure.key())));
  }
}
