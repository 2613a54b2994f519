package org.reelgloss.pipeline.evaluation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What a {@link TeacherChoice} found.
 *
 * @param clips number of clips that were judged, at least 1
 * @param teachers number of teachers to choose from
 * @param coverable number of clips on which any teacher at all is good
 * @param steps the chosen teachers, in order
 */
public record TeacherChoiceReport(int clips, int teachers, int coverable, List<Step> steps) {
  /**
   * A teacher that was chosen.
   *
   * @param teacher its name
   * @param added number of clips on which it is good and none before it is
   * @param covered number of clips on which it or one before it is good
   * @param alone number of clips on which it is good
   */
  public record Step(String teacher, int added, int covered, int alone) {}

  public TeacherChoiceReport {
    steps = List.copyOf(steps);
  }

  /** Returns the names of the chosen teachers, in order. */
  public List<String> chosen() {
    return steps.stream().map(Step::teacher).toList();
  }

  /** Returns the share of clips on which a chosen teacher is good, in [0, 1]. */
  public double coverage() {
    return steps.isEmpty() ? 0 : share(steps.get(steps.size() - 1).covered());
  }

  /** Returns the report as one object; shares are of all clips, in [0, 1]. */
  public ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("clips", clips);
    json.put("teachers", teachers);
    ArrayNode curve = json.putArray("curve");
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      curve
          .addObject()
          .put("step", i + 1)
          .put("teacher", step.teacher())
          .put("added", step.added())
          .put("covered", step.covered())
          .put("coverage", share(step.covered()))
          .put("alone", share(step.alone()));
    }
    chosen().forEach(json.putArray("chosen")::add);
    json.put("coverage", coverage());
    json.put("upperBound", share(coverable));
    json.put("allBad", share(clips - coverable));
    return json;
  }

  /** Returns the report as lines for people. */
  public String toTable() {
    TextTable table = new TextTable("step", "teacher", "added", "covered", "coverage", "alone");
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      table.add(
          i + 1,
          step.teacher(),
          step.added(),
          step.covered(),
          share(step.covered()),
          share(step.alone()));
    }
    return table
        + "Chosen %d of %d: %s%n".formatted(steps.size(), teachers, String.join(",", chosen()))
        + "%d clips; all teachers together cover %.1f %%, on %.1f %% none is good%n"
            .formatted(clips, 100 * share(coverable), 100 * share(clips - coverable));
  }

  private double share(int part) {
    return (double) part / clips;
  }
}
