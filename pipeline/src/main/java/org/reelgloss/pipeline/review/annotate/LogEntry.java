package org.reelgloss.pipeline.review.annotate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.reelgloss.pipeline.evaluation.JudgementLine;

/**
 * A line of the log of choices.
 *
 * @param clip id of the clip
 * @param choice what was chosen; null unless the kind is CHOICE
 */
record LogEntry(Kind kind, String clip, String annotator, @Nullable JudgementLine choice) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What an annotator did with a clip. */
  enum Kind {
    CHOICE,
    /** Left it to others. */
    SKIP,
    /** Took back what the same annotator did before with this clip. */
    UNDO;

    String key() {
      return this == SKIP ? "skip" : "undo";
    }
  }

  static LogEntry of(JudgementLine choice) {
    String annotator = choice.annotator();
    if (annotator == null || choice.image()) {
      throw new IllegalArgumentException("a choice must be somebody's about a clip: " + choice);
    }
    return new LogEntry(Kind.CHOICE, choice.subject(), annotator, choice);
  }

  /** Returns a line that says that a clip was skipped, or something about it taken back. */
  static ObjectNode mark(Kind kind, String clip, String annotator, Instant at) {
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    line.put("clip", clip).put("annotator", annotator).put(kind.key(), true);
    return line.put("at", at.toString());
  }

  /**
   * Reads a line.
   *
   * @param place file and line, for messages
   * @throws IllegalArgumentException which begins with the place, if it is no line of the log
   */
  static LogEntry parse(String place, String text) {
    for (Kind kind : new Kind[] {Kind.SKIP, Kind.UNDO}) {
      JsonNode node = tree(place, text);
      if (node.path(kind.key()).asBoolean()) {
        String clip = node.path("clip").asText();
        String annotator = node.path("annotator").asText();
        if (clip.isBlank() || annotator.isBlank()) {
          throw new IllegalArgumentException(place + ": clip and annotator must be named");
        }
        return new LogEntry(kind, clip, annotator, null);
      }
    }
    JudgementLine choice = JudgementLine.parse(place, text);
    if (choice.annotator() == null || choice.image()) {
      throw new IllegalArgumentException(place + ": clip and annotator must be named");
    }
    return of(choice);
  }

  private static JsonNode tree(String place, String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(place + ": not JSON: " + e.getOriginalMessage(), e);
    }
  }
}
