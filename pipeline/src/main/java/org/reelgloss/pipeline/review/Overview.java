package org.reelgloss.pipeline.review;

import static java.util.Map.Entry.comparingByKey;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import org.reelgloss.schemas.RunSummary;

/** The head of the page: totals, how often each teacher was chosen, models and settings. */
final class Overview {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final RunSummary summary;
  private final Teachers teachers;

  Overview(RunSummary summary, Teachers teachers) {
    this.summary = summary;
    this.teachers = teachers;
  }

  void write(Markup out) {
    out.open("header", "class", "page");
    out.element("p", "Reelgloss", "class", "mark");
    out.element("h1", "Clips and captions");
    if (summary.getStartedMs() > 0) {
      String day = DAY.format(Instant.ofEpochMilli(summary.getStartedMs()));
      out.element("p", "Run of " + day, "class", "facts");
    }
    writeTotals(out);
    out.open("div", "class", "columns");
    writeShares(out);
    writeMap("Models", summary.getModels(), out);
    out.close();
    writeSettings(out);
    out.close();
  }

  private void writeTotals(Markup out) {
    out.open("dl", "class", "totals");
    total("Videos", Figures.count(summary.getVideos()), out);
    total("Clips", Figures.count(summary.getClips()), out);
    total("Failures", Figures.count(summary.getFailures()), out);
    total("Video", Figures.span(summary.getVideoSeconds()), out);
    total("In clips", Figures.span(summary.getClipSeconds()), out);
    summary
        .getCpuSecondsPerVideoHour()
        .ifPresent(cost -> total("CPU per hour of video", Figures.span(cost), out));
    out.close();
  }

  private static void total(String name, String value, Markup out) {
    out.open("div").element("dt", name).element("dd", value).close();
  }

  private void writeShares(Markup out) {
    long all = summary.getChosen().values().stream().mapToLong(n -> n).sum();
    if (all == 0) {
      return;
    }
    out.open("section", "class", "shares").element("h2", "Chosen teacher");
    out.open("ul");
    summary.getChosen().entrySet().stream()
        .sorted(
            Collections.reverseOrder(Map.Entry.<String, Long>comparingByValue())
                .thenComparing(comparingByKey()))
        .forEach(entry -> writeShare(entry.getKey(), entry.getValue(), all, out));
    out.close().close();
  }

  private void writeShare(String teacher, long chosen, long all, Markup out) {
    out.open("li", "style", teachers.style(teacher));
    out.element("span", teacher, "class", "teacher", "dir", "auto");
    out.open("span", "class", "bar", "aria-hidden", "true");
    out.element("span", "", "style", "width:" + Figures.percent(chosen, all));
    out.close();
    String value = Figures.count(chosen) + " · " + Math.round(100.0 * chosen / all) + " %";
    out.element("span", value, "class", "value");
    Map<String, Long> outcomes = summary.getOutcomes().getOrDefault(teacher, Map.of());
    long asked = outcomes.values().stream().mapToLong(n -> n).sum();
    if (asked > 0) {
      long answered = outcomes.getOrDefault("SUCCESS", 0L);
      String line = "answered " + Figures.count(answered) + " of " + Figures.count(asked);
      out.element("span", line, "class", "model");
    }
    out.close();
  }

  private static void writeMap(String heading, Map<String, String> entries, Markup out) {
    if (entries.isEmpty()) {
      return;
    }
    out.open("section", "class", "pairs").element("h2", heading).open("dl");
    entries.entrySet().stream()
        .sorted(comparingByKey())
        .forEach(
            entry ->
                out.element("dt", entry.getKey(), "dir", "auto")
                    .element("dd", entry.getValue(), "dir", "auto"));
    out.close().close();
  }

  private void writeSettings(Markup out) {
    if (!summary.getSettings().isEmpty()) {
      out.open("details", "class", "settings");
      out.element("summary", "Settings of the run");
      writeMap("Settings", summary.getSettings(), out);
      out.close();
    }
  }
}
