package org.reelgloss.pipeline.selector;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.reelgloss.pipeline.selector.training.Epoch;
import org.reelgloss.pipeline.selector.training.HeadEpoch;
import org.reelgloss.pipeline.selector.training.Reliability;

/** A training as a page: figures, how the loss fell, how reliable the score is. */
final class TrainingPage {
  private static final int SIDE = 260;
  private static final String STYLE =
      """
      body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
      table{border-collapse:collapse}td,th{padding:.2rem .8rem;text-align:left}
      td+td{text-align:right;font-variant-numeric:tabular-nums}
      svg{max-width:100%;height:auto;margin:.5rem 1.5rem .5rem 0}
      :root{color-scheme:light dark}
      """;

  private final TrainingReport report;

  TrainingPage(TrainingReport report) {
    this.report = report;
  }

  String html() {
    return """
        <!doctype html>
        <html lang="en"><meta charset="utf-8"><title>Training of a selector</title>
        <meta name="viewport" content="width=device-width,initial-scale=1">
        <style>%s</style>
        <h1>Training of a selector</h1>
        <p>On top of %s%s; %d lists of candidates, %d rated captions, seed %d. Figures are of
        scores by models that were not fitted to the clip, with intervals of 95 %% by bootstrap.</p>
        <table>%s</table>
        <h2>Loss</h2>%s<p>Solid: what was trained on. Dashed: what was held out.</p>
        <h2>Score as probability</h2>%s
        <p>Mean acceptance against mean score of ten parts of equal count. Mean distance from the
        diagonal: %s.</p>
        <h2>Weights</h2><table>%s</table>%s%s
        """
        .formatted(
            STYLE,
            escape(report.base()),
            report.encoder().map(id -> ", like pictures also by " + escape(id)).orElse(""),
            report.examples().lists().size(),
            report.examples().rows().size(),
            report.seed(),
            figures(),
            curves(),
            reliability(),
            TrainingReport.shown(report.reliability().expectedError()),
            weights(),
            report.retrieval().map(TrainingPage::heads).orElse(""),
            ablation());
  }

  private String figures() {
    return report.figures().entrySet().stream()
        .map(
            entry ->
                row(
                    entry.getKey(),
                    TrainingReport.shown(entry.getValue().value()),
                    "%s to %s"
                        .formatted(
                            TrainingReport.shown(entry.getValue().interval().low()),
                            TrainingReport.shown(entry.getValue().interval().high()))))
        .collect(Collectors.joining());
  }

  private String weights() {
    return report.model().terms().entrySet().stream()
        .map(entry -> row(entry.getKey(), TrainingReport.shown(entry.getValue().weight())))
        .collect(Collectors.joining());
  }

  private String ablation() {
    if (report.ablation().isEmpty()) {
      return "";
    }
    return report.ablation().stream()
        .map(
            one ->
                row(
                    one.without(),
                    TrainingReport.shown(one.r1().value()),
                    TrainingReport.shown(one.pairwise().value())))
        .collect(
            Collectors.joining(
                "", "<h2>Without</h2><table>" + row("signals", "R@1", "pairs"), "</table>"));
  }

  private static String heads(Retrieval retrieval) {
    List<HeadEpoch> curve = retrieval.trained().curve();
    int epochs = curve.size() - 1;
    double top = curve.stream().mapToDouble(epoch -> finite(epoch.loss())).max().orElse(0);
    double most = top > 0 ? top : 1;
    return """
        <h2>Fine-tuned retrieval heads</h2>%s
        <p>Solid: loss, from 0 to %s, over %d epochs. Dashed: R@1 of what was held out, from 0 to 1;
        the highest after %d. The heads are %s.</p>"""
        .formatted(
            svg(
                line(curve, epochs, HeadEpoch::number, epoch -> epoch.loss() / most, "")
                    + line(curve, epochs, HeadEpoch::number, HeadEpoch::recall, "6")),
            TrainingReport.shown(most),
            epochs,
            retrieval.trained().best(),
            retrieval.kept() ? "kept" : "left out, for it is not certain that they help");
  }

  private String curves() {
    List<Epoch> curve = report.trained().curve();
    double top = top(curve);
    int steps = curve.size() - 1;
    return svg(
            line(curve, steps, Epoch::number, epoch -> epoch.training() / top, "")
                + line(curve, steps, Epoch::number, epoch -> epoch.validation() / top, "6"))
        + "<p>From 0 to %s, over %d steps.</p>".formatted(TrainingReport.shown(top), steps);
  }

  private static double top(List<Epoch> curve) {
    double most =
        curve.stream()
            .mapToDouble(epoch -> Math.max(epoch.training(), finite(epoch.validation())))
            .max()
            .orElse(0);
    return most > 0 ? most : 1;
  }

  private static double finite(double value) {
    return Double.isFinite(value) ? value : 0;
  }

  /** Draws values in [0, 1]; those that are not finite are passed by. */
  private static <T> String line(
      List<T> curve, int last, ToIntFunction<T> number, ToDoubleFunction<T> value, String dashes) {
    String points =
        curve.stream()
            .filter(epoch -> Double.isFinite(value.applyAsDouble(epoch)))
            .map(
                epoch ->
                    point(
                        (double) number.applyAsInt(epoch) / Math.max(1, last),
                        value.applyAsDouble(epoch)))
            .collect(Collectors.joining(" "));
    return "<polyline fill=\"none\" stroke=\"currentColor\" stroke-dasharray=\"%s\" points=\"%s\"/>"
        .formatted(dashes, points);
  }

  private String reliability() {
    StringBuilder dots = new StringBuilder();
    dots.append(
        "<polyline stroke=\"currentColor\" opacity=\".4\" points=\"%s %s\"/>"
            .formatted(point(0, 0), point(1, 1)));
    for (Reliability.Bin bin : report.reliability().bins()) {
      String[] place = point(bin.predicted(), bin.accepted()).split(",", 2);
      dots.append(
          "<circle r=\"4\" fill=\"currentColor\" cx=\"%s\" cy=\"%s\"/>"
              .formatted(place[0], place[1]));
    }
    return svg(dots.toString());
  }

  private static String point(double x, double y) {
    return String.format(Locale.ROOT, "%.1f,%.1f", x * SIDE, SIDE - y * SIDE);
  }

  private static String svg(String content) {
    return """
        <svg viewBox="-8 -8 %d %d" width="%d" role="img">\
        <rect width="%d" height="%d" fill="none" stroke="currentColor" opacity=".2"/>%s</svg>"""
        .formatted(SIDE + 16, SIDE + 16, SIDE + 16, SIDE, SIDE, content);
  }

  private static String row(String name, String... cells) {
    return "<tr><td>%s</td>%s</tr>"
        .formatted(
            escape(name),
            List.of(cells).stream()
                .map(cell -> "<td>" + escape(cell) + "</td>")
                .collect(Collectors.joining()));
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
