package org.reelgloss.pipeline.review;

import java.util.List;
import org.reelgloss.schemas.FailedElement;

/** Every input and clip that a stage could do nothing with. */
final class FailureTable {
  static final int MAX_ROWS = 500;

  private FailureTable() {}

  static void write(List<FailedElement> failures, long total, Markup out) {
    if (failures.isEmpty()) {
      return;
    }
    List<FailedElement> shown = failures.subList(0, Math.min(MAX_ROWS, failures.size()));
    out.open("section", "class", "failures", "id", "failures");
    out.element("h2", "Failures");
    if (shown.size() < total) {
      String line =
          "The first "
              + Figures.count(shown.size())
              + " of "
              + Figures.count(total)
              + " are shown.";
      out.element("p", line, "class", "facts");
    }
    out.open("table").open("thead").open("tr");
    for (String heading : List.of("Stage", "Code", "Message", "Input")) {
      out.element("th", heading, "scope", "col");
    }
    out.close().close().open("tbody");
    shown.forEach(failure -> writeRow(failure, out));
    out.close().close().close();
  }

  private static void writeRow(FailedElement failure, Markup out) {
    out.open("tr");
    out.element("td", failure.getStage(), "class", "stage");
    out.open("td").element("span", failure.getCode(), "class", "badge bad").close();
    out.element("td", failure.getMessage(), "dir", "auto");
    out.open("td", "class", "uri").element("span", failure.getUri(), "dir", "auto");
    failure.getClipId().ifPresent(id -> out.element("span", "clip " + id, "class", "model"));
    out.close().close();
  }
}
