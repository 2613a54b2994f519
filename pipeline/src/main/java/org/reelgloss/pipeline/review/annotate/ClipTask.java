package org.reelgloss.pipeline.review.annotate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reelgloss.pipeline.evaluation.JudgementLine;
import org.reelgloss.schemas.CaptionCandidate;
import org.reelgloss.schemas.CaptionedClip;
import org.reelgloss.schemas.Clip;
import org.reelgloss.schemas.Outcome;

/**
 * A clip as it is judged: what can be seen of it, and the captions that its teachers finished.
 *
 * @param media the clip's own file, relative to the output root; null where there is none
 * @param sheet the picture of its frames, relative to the output root; null where there is none
 * @param width pixels, 0 where not known
 * @param height pixels, 0 where not known
 * @param said each teacher once, in the dataset's order
 */
record ClipTask(
    String clipId,
    @Nullable String media,
    @Nullable String sheet,
    int width,
    int height,
    List<Said> said) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A teacher's caption, without space around it. */
  record Said(String teacher, String text) {}

  ClipTask {
    said = List.copyOf(said);
  }

  static ClipTask of(CaptionedClip captioned) {
    Clip clip = captioned.getClip();
    List<Said> said = new ArrayList<>();
    Set<String> teachers = new HashSet<>();
    for (CaptionCandidate candidate : captioned.getCandidates()) {
      String text = candidate.getText().orElse("").strip();
      if (candidate.getOutcome() == Outcome.SUCCESS
          && !text.isEmpty()
          && teachers.add(candidate.getTeacher())) {
        said.add(new Said(candidate.getTeacher(), text));
      }
    }
    return new ClipTask(
        clip.getClipId(),
        clip.getMedia().orElse(null),
        clip.getContactSheet().orElse(null),
        clip.getWidth(),
        clip.getHeight(),
        said);
  }

  /** Returns the same clip without the files that are not there. */
  ClipTask seen(RootFiles files) {
    return new ClipTask(clipId, files.existing(media), files.existing(sheet), width, height, said);
  }

  /** Returns whether a person can judge the clip: there is something to see and to read. */
  boolean isJudgeable() {
    return (media != null || sheet != null) && !said.isEmpty();
  }

  /** Returns what was said, each text once, sorted. */
  List<String> texts() {
    return said.stream().map(Said::text).distinct().sorted().toList();
  }

  /**
   * Returns what somebody said about the clip; of several teachers of the best text the first by
   * name stands for all.
   *
   * @param good texts, any number
   * @param best one of the good ones; null where none is named
   */
  JudgementLine judged(
      String annotator, Collection<String> good, @Nullable String best, @Nullable Instant at) {
    List<JudgementLine.Candidate> candidates =
        said.stream()
            .map(s -> new JudgementLine.Candidate(s.teacher(), s.text(), good.contains(s.text())))
            .toList();
    String teacher =
        said.stream()
            .filter(s -> s.text().equals(best))
            .map(Said::teacher)
            .sorted()
            .findFirst()
            .orElse(null);
    return new JudgementLine(clipId, false, annotator, candidates, teacher, at);
  }

  byte[] toBytes() throws IOException {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("clip", clipId).put("media", media).put("sheet", sheet);
    node.put("width", width).put("height", height);
    for (Said one : said) {
      node.withArray("said").addArray().add(one.teacher()).add(one.text());
    }
    return JSON.writeValueAsBytes(node);
  }

  static ClipTask fromBytes(byte[] bytes) throws IOException {
    JsonNode node = JSON.readTree(bytes);
    List<Said> said = new ArrayList<>();
    for (JsonNode one : node.path("said")) {
      said.add(new Said(one.path(0).textValue(), one.path(1).textValue()));
    }
    return new ClipTask(
        node.path("clip").textValue(),
        node.path("media").textValue(),
        node.path("sheet").textValue(),
        node.path("width").intValue(),
        node.path("height").intValue(),
        said);
  }
}
