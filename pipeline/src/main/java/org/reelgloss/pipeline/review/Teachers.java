package org.reelgloss.pipeline.review;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.reelgloss.schemas.CaptionCandidate;
import org.reelgloss.schemas.CaptionedClip;
import org.reelgloss.schemas.RunSummary;

/** All teachers of a gallery in alphabetical order, each with a colour of its own. */
final class Teachers {
  /** Told apart by people with any colour vision, and visible on light and dark ground. */
  private static final List<String> PALETTE =
      List.of(
          "#3b7dd8", "#d9822b", "#2a9d78", "#c0579a", "#8a6fd1", "#c9a227", "#4fb0c6", "#8b8f97");

  private final List<String> names;

  private Teachers(List<String> names) {
    this.names = names;
  }

  static Teachers of(RunSummary summary, List<CaptionedClip> clips) {
    TreeSet<String> names = new TreeSet<>(summary.getChosen().keySet());
    names.addAll(summary.getOutcomes().keySet());
    for (CaptionedClip clip : clips) {
      clip.getTeacher().ifPresent(names::add);
      clip.getCandidates().stream().map(CaptionCandidate::getTeacher).forEach(names::add);
    }
    return new Teachers(new ArrayList<>(names));
  }

  List<String> names() {
    return names;
  }

  /** Returns a style that gives the teacher's colour to the style sheet. */
  String style(String teacher) {
    return "--teacher:" + PALETTE.get(Math.max(0, names.indexOf(teacher)) % PALETTE.size());
  }
}
