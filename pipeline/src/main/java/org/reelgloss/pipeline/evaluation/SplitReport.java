package org.reelgloss.pipeline.evaluation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * What a {@link SplitEvaluation} found.
 *
 * @param videos number of videos of the truth
 * @param notInTruth number of videos of the dataset that the truth does not know
 * @param otherLength names of videos whose record has another number of frames than the truth
 * @param tolerance by how many frames a prediction may have missed
 * @param exact cut frames, at tolerance 0
 * @param tolerant cut frames, within the tolerance
 * @param overlap intervals, within the tolerance
 */
public record SplitReport(
    int videos,
    long notInTruth,
    List<String> otherLength,
    int tolerance,
    TransitionScore exact,
    TransitionScore tolerant,
    TransitionScore overlap) {

  /** Returns the report as one object; shares are in [0, 1], null where they are of nothing. */
  public ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("videos", videos);
    json.put("notInTruth", notInTruth);
    otherLength.forEach(json.putArray("otherLength")::add);
    json.put("tolerance", tolerance);
    ObjectNode frames = json.putObject("frames");
    putFrames(frames.putObject("exact"), exact);
    putFrames(frames.putObject("tolerant"), tolerant);
    putOverlap(json.putObject("overlap"), overlap);
    return json;
  }

  private static void putFrames(ObjectNode json, TransitionScore score) {
    Counts overall = score.overall();
    putShares(json, overall);
    ObjectNode kinds = json.putObject("byKind");
    ObjectNode wrong = JsonNodeFactory.instance.objectNode();
    score
        .byKind()
        .forEach(
            (kind, counts) -> {
              if (counts.total() > 0) {
                ObjectNode found = kinds.putObject(kind);
                found.put("found", counts.found());
                found.put("total", counts.total());
                found.put("recall", counts.recall());
              }
              if (counts.predicted() > counts.right()) {
                wrong.put(kind, counts.predicted() - counts.right());
              }
            });
    json.put("falsePositives", overall.predicted() - overall.right());
    json.set("falsePositivesByKind", wrong);
  }

  private static void putOverlap(ObjectNode json, TransitionScore score) {
    putShares(json, score.overall());
    json.put("sameKind", score.sameKind());
    ObjectNode kinds = json.putObject("byKind");
    for (Map.Entry<String, Counts> entry : score.byKind().entrySet()) {
      putShares(kinds.putObject(entry.getKey()), entry.getValue());
    }
  }

  private static void putShares(ObjectNode json, Counts counts) {
    json.put("precision", counts.precision());
    json.put("recall", counts.recall());
    json.put("f1", counts.f1());
    json.put("found", counts.found());
    json.put("total", counts.total());
    json.put("right", counts.right());
    json.put("predicted", counts.predicted());
  }

  /** Returns the report as lines for people. */
  public String toTable() {
    TextTable table =
        new TextTable(
            "protocol", "kind", "found", "of", "right", "of", "precision", "recall", "F1");
    addRows(table, "frames, exact", exact);
    addRows(table, "frames, within " + tolerance, tolerant);
    addRows(table, "overlap, within " + tolerance, overlap);
    StringBuilder text = new StringBuilder(table.toString());
    text.append(
        "%d videos; %d of the dataset are not in the truth%n".formatted(videos, notInTruth));
    if (!otherLength.isEmpty()) {
      text.append("Other number of frames than in the truth: ")
          .append(String.join(", ", otherLength))
          .append(System.lineSeparator());
    }
    return text.toString();
  }

  private static void addRows(TextTable table, String protocol, TransitionScore score) {
    addRow(table, protocol, "all", score.overall());
    score.byKind().forEach((kind, counts) -> addRow(table, "", kind, counts));
  }

  private static void addRow(TextTable table, String protocol, String kind, Counts counts) {
    table.add(
        protocol,
        kind,
        counts.found(),
        counts.total(),
        counts.right(),
        counts.predicted(),
        counts.precision(),
        counts.recall(),
        counts.f1());
  }
}
