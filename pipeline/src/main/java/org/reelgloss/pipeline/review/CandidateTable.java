package org.reelgloss.pipeline.review;

import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.reelgloss.schemas.CaptionCandidate;
import org.reelgloss.schemas.CaptionedClip;
import org.reelgloss.schemas.Outcome;

/** What every teacher answered for one clip: the chosen one first, then by score. */
final class CandidateTable {
  private final Teachers teachers;
  private final ScoreScale scale;

  CandidateTable(Teachers teachers, ScoreScale scale) {
    this.teachers = teachers;
    this.scale = scale;
  }

  void write(CaptionedClip captioned, Markup out) {
    out.open("table", "class", "candidates");
    out.element("caption", "Candidates of all teachers", "class", "unseen");
    out.open("thead").open("tr");
    for (String heading : List.of("Teacher", "Caption", "Score")) {
      out.element("th", heading, "scope", "col");
    }
    out.close().close();
    out.open("tbody");
    for (CaptionCandidate candidate : ordered(captioned)) {
      writeRow(candidate, isChosen(captioned, candidate), out);
    }
    out.close().close();
  }

  private static List<CaptionCandidate> ordered(CaptionedClip captioned) {
    List<CaptionCandidate> ordered = new ArrayList<>(captioned.getCandidates());
    Comparator<CaptionCandidate> chosenFirst = comparing(c -> !isChosen(captioned, c));
    ordered.sort(
        chosenFirst.thenComparing(
            c -> c.getScore().orElse(Double.NEGATIVE_INFINITY), Comparator.reverseOrder()));
    return ordered;
  }

  private static boolean isChosen(CaptionedClip captioned, CaptionCandidate candidate) {
    return captioned.getTeacher().filter(candidate.getTeacher()::equals).isPresent()
        && captioned.getCaption().equals(candidate.getText());
  }

  private void writeRow(CaptionCandidate candidate, boolean chosen, Markup out) {
    out.open("tr", "class", chosen ? "chosen" : "other");
    out.open("th", "scope", "row", "style", teachers.style(candidate.getTeacher()));
    out.element("span", candidate.getTeacher(), "class", "teacher", "dir", "auto");
    out.element("span", details(candidate), "class", "model", "dir", "auto");
    out.close();
    out.open("td", "class", "text");
    candidate.getText().ifPresent(text -> out.element("span", text, "dir", "auto"));
    if (chosen) {
      out.element("span", "chosen", "class", "badge good");
    }
    if (candidate.getOutcome() != Outcome.SUCCESS) {
      writeOutcome(candidate, out);
    }
    out.close();
    out.open("td", "class", "score");
    candidate.getScore().ifPresent(score -> writeScore(score, out));
    out.close().close();
  }

  private static void writeOutcome(CaptionCandidate candidate, Markup out) {
    String words = candidate.getOutcome().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    String tone = candidate.getOutcome() == Outcome.NO_INPUT ? "badge quiet" : "badge bad";
    out.element("span", words, "class", tone);
    candidate
        .getMessage()
        .ifPresent(message -> out.element("span", message, "class", "message", "dir", "auto"));
  }

  private void writeScore(double score, Markup out) {
    out.open("span", "class", "bar", "aria-hidden", "true");
    out.element("span", "", "style", "width:" + scale.width(score));
    out.close();
    out.element("span", String.format(Locale.ROOT, "%.3f", score), "class", "value");
  }

  private static String details(CaptionCandidate candidate) {
    List<String> details = new ArrayList<>(List.of(candidate.getModel()));
    if (!candidate.getInputs().isEmpty()) {
      details.add(String.join(", ", candidate.getInputs()));
    }
    if (candidate.getLatencyMs() > 0) {
      details.add(Figures.span(candidate.getLatencyMs() / 1e3));
    }
    return String.join(" · ", details);
  }
}
