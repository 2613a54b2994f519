package org.reelgloss.pipeline.evaluation.captions;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.reelgloss.pipeline.evaluation.TextTable;

/**
 * What a {@link CaptionEvaluation} found.
 *
 * @param images number of captions that were measured
 * @param references number of captions they were held against
 * @param scores by name, in the order in which they are printed; {@code cider} in [0, 10], all
 *     others at most 1
 */
public record CaptionReport(int images, int references, Map<String, Double> scores) {
  public CaptionReport {
    scores = Collections.unmodifiableMap(new LinkedHashMap<>(scores));
  }

  /** Returns the report as one object; scores are not multiplied by 100. */
  public ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("images", images);
    json.put("references", references);
    scores.forEach(json::put);
    return json;
  }

  /** Returns the report as lines for people. */
  public String toTable() {
    TextTable table = new TextTable("metric", "score");
    scores.forEach(table::add);
    return table + "%d images, %d references%n".formatted(images, references);
  }
}
