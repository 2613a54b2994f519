package org.reelgloss.pipeline.evaluation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What a {@link StitchingEvaluation} found.
 *
 * @param embedder name and version of what the distances are of
 * @param videos number of videos that were measured
 * @param missing uris of videos whose file is not there any more
 * @param changed uris of videos that have another number of frames than their record
 * @param undecodable uris of videos that cannot be decoded any more
 * @param before shots, by cuts alone
 * @param segments shots, the long ones divided
 * @param after events, as the dataset has them
 */
public record StitchingReport(
    String embedder,
    long videos,
    List<String> missing,
    List<String> changed,
    List<String> undecodable,
    ClipConsistency before,
    ClipConsistency segments,
    ClipConsistency after) {

  /** Returns the report as one object; means are null where they are of nothing. */
  public ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("embedder", embedder);
    json.put("videos", videos);
    missing.forEach(json.putArray("missing")::add);
    changed.forEach(json.putArray("changed")::add);
    undecodable.forEach(json.putArray("undecodable")::add);
    put(json.putObject("before"), before);
    put(json.putObject("segments"), segments);
    put(json.putObject("after"), after);
    return json;
  }

  private static void put(ObjectNode json, ClipConsistency row) {
    json.put("clips", row.clips());
    json.put("tooShort", row.tooShort());
    json.put("maxRunningDistance", row.maxRunningDistance());
    json.put("meanSeconds", row.meanSeconds());
  }

  /** Returns the report as lines for people. */
  public String toTable() {
    TextTable table =
        new TextTable("clips", "number", "too short", "max running distance", "mean seconds");
    addRow(table, "shots, by cuts alone", before);
    addRow(table, "segments, long shots divided", segments);
    addRow(table, "events, stitched", after);
    StringBuilder text = new StringBuilder(table.toString());
    text.append("%d videos; distances of %s%n".formatted(videos, embedder));
    name(text, "Not there any more", missing);
    name(text, "Another number of frames than recorded", changed);
    name(text, "Cannot be decoded any more", undecodable);
    return text.toString();
  }

  private static void addRow(TextTable table, String name, ClipConsistency row) {
    table.add(name, row.clips(), row.tooShort(), row.maxRunningDistance(), row.meanSeconds());
  }

  private static void name(StringBuilder text, String what, List<String> uris) {
    if (!uris.isEmpty()) {
      text.append("%s (%d): %s%n".formatted(what, uris.size(), String.join(", ", uris)));
    }
  }
}
