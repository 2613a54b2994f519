package org.reelgloss.runners;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.reelgloss.gpu.Quantiles;
import org.reelgloss.gpu.StitchThresholds;
import org.reelgloss.gpu.ThresholdCalibration;
import org.reelgloss.pipeline.evaluation.TextTable;

/**
 * What a calibration found, to be printed.
 *
 * @param embedder name and version
 * @param videos number of videos that gave distances
 * @param undecodable uris of those that could not be read
 */
record CalibrationReport(
    String embedder, int videos, List<String> undecodable, ThresholdCalibration calibration) {
  private static final double[] SHARES = {0, 0.05, 0.25, 0.5, 0.75, 0.95, 0.995, 1};

  /** Returns the report as one object. */
  ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("embedder", embedder);
    json.put("videos", videos);
    undecodable.forEach(json.putArray("undecodable")::add);
    ObjectNode distances = json.putObject("distances");
    putQuantiles(distances.putObject("insideSegments"), calibration.inside());
    putQuantiles(distances.putObject("overBorders"), calibration.borders());
    putQuantiles(distances.putObject("overCuts"), calibration.cuts());
    json.put("equalErrorRate", calibration.equalErrorRate());
    StitchThresholds thresholds = calibration.thresholds();
    json.putObject("thresholds")
        .put("merge", thresholds.merge())
        .put("transition", thresholds.transition())
        .put("still", thresholds.still())
        .put("redundant", thresholds.redundant());
    return json;
  }

  private static void putQuantiles(ObjectNode json, Quantiles quantiles) {
    json.put("samples", quantiles.count());
    ObjectNode values = json.putObject("quantiles");
    for (double share : SHARES) {
      values.put(name(share), quantiles.at(share));
    }
  }

  /** Returns the report as lines for people. */
  String toTable() {
    String[] headings = new String[SHARES.length + 2];
    headings[0] = "distances";
    headings[1] = "samples";
    for (int i = 0; i < SHARES.length; i++) {
      headings[i + 2] = name(SHARES[i]);
    }
    TextTable table = new TextTable(headings);
    addRow(table, "inside segments", calibration.inside());
    addRow(table, "over borders", calibration.borders());
    addRow(table, "over cuts", calibration.cuts());
    StitchThresholds thresholds = calibration.thresholds();
    TextTable result = new TextTable("merge", "transition", "still", "redundant");
    result.add(
        thresholds.merge(), thresholds.transition(), thresholds.still(), thresholds.redundant());
    return table
        + "%nMerge errs on %.1f %% of borders and of cuts.%n%n"
            .formatted(100 * calibration.equalErrorRate())
        + result
        + "%n%d videos; distances of %s%n".formatted(videos, embedder)
        + (undecodable.isEmpty()
            ? ""
            : "Cannot be decoded (%d): %s%n"
                .formatted(undecodable.size(), String.join(", ", undecodable)));
  }

  private static void addRow(TextTable table, String name, Quantiles quantiles) {
    Object[] cells = new Object[SHARES.length + 2];
    cells[0] = name;
    cells[1] = quantiles.count();
    for (int i = 0; i < SHARES.length; i++) {
      cells[i + 2] = quantiles.at(SHARES[i]);
    }
    table.add(cells);
  }

  private static String name(double share) {
    return share == Math.rint(share) ? Integer.toString((int) share) : Double.toString(share);
  }
}
