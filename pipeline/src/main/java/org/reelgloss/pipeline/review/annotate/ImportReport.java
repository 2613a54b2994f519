package org.reelgloss.pipeline.review.annotate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.reelgloss.pipeline.evaluation.TextTable;

/**
 * What became of the choices of a file.
 *
 * @param imported number of choices that were added to the log
 * @param duplicates number of those that were known: the same person, clip and judgement
 * @param contradictory number of those that say otherwise than one of the same person about the
 *     same clip, or two things at once; not imported
 * @param unknown number of those about clips or captions that the dataset lacks; not imported
 * @param wrong number of lines or annotations that are none; not imported
 * @param problems one for each that was not imported, with file and line
 */
public record ImportReport(
    int imported,
    int duplicates,
    int contradictory,
    int unknown,
    int wrong,
    List<String> problems) {
  public ImportReport {
    problems = List.copyOf(problems);
  }

  /** Returns whether every choice of the file is in the log now. */
  public boolean isComplete() {
    return contradictory + unknown + wrong == 0;
  }

  /** Returns the numbers as one object. */
  public ObjectNode toJson() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("imported", imported)
        .put("duplicates", duplicates)
        .put("contradictory", contradictory)
        .put("unknown", unknown)
        .put("wrong", wrong);
  }

  /** Returns the numbers as lines for people. */
  public String toTable() {
    TextTable table = new TextTable("imported", "duplicates", "contradictory", "unknown", "wrong");
    table.add(imported, duplicates, contradictory, unknown, wrong);
    return table.toString();
  }
}
