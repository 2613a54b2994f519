package org.reelgloss.pipeline.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one person said about the captions of one clip or picture, as one line of JSON:
 *
 * <pre>{@code
 * {"clip": "c1", "annotator": "ann", "candidates": [{"teacher": "a", "text": "A dog", "good": true}],
 *  "best": "a", "at": "2026-11-20T10:15:30Z"}
 * }</pre>
 *
 * <p>{@code annotator}, {@code text}, {@code best} and {@code at} may be left out; {@code image},
 * the name of a picture file, may stand instead of {@code clip}.
 *
 * @param subject id of the clip, or name of the picture
 * @param image whether it is a picture
 * @param annotator who said it; null where that is not known
 * @param candidates at least one, each teacher once
 * @param best the teacher of the best caption, one of the good ones; null where none was named
 * @param at when it was said; null where that is not known
 */
public record JudgementLine(
    String subject,
    boolean image,
    @Nullable String annotator,
    List<Candidate> candidates,
    @Nullable String best,
    @Nullable Instant at) {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();
  private static final List<String> KEYS =
      List.of("clip", "annotator", "candidates", "image", "best", "at");
  private static final List<String> CANDIDATE_KEYS = List.of("teacher", "good", "text");

  /**
   * A caption.
   *
   * @param text what it says; null where only the teacher is known
   * @param good whether the person found it good
   */
  public record Candidate(String teacher, @Nullable String text, boolean good) {}

  public JudgementLine {
    candidates = List.copyOf(candidates);
  }

  /**
   * Reads a line.
   *
   * @param place file and line, for messages
   * @throws IllegalArgumentException which begins with the place, if anything is wrong with it
   */
  public static JudgementLine parse(String place, String text) {
    Reading reading = new Reading(place);
    JsonNode root;
    try {
      root = JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw reading.wrong("not JSON: " + e.getOriginalMessage());
    }
    if (!root.isObject()) {
      throw reading.wrong("a line must be an object with clip and candidates, but was: " + root);
    }
    reading.checkKeys(root, KEYS);
    boolean image = root.has("image");
    if (image && root.has("clip")) {
      throw reading.wrong("a line must have clip or image, but has both");
    }
    return new JudgementLine(
        reading.text(root, image ? "image" : "clip"),
        image,
        reading.optional(root, "annotator"),
        reading.candidates(root),
        reading.best(root),
        reading.at(root));
  }

  /** Returns the line as {@link #parse} reads it, keys in the order of the example above. */
  public ObjectNode toJson() {
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    line.put(image ? "image" : "clip", subject);
    if (annotator != null) {
      line.put("annotator", annotator);
    }
    ArrayNode list = line.putArray("candidates");
    for (Candidate candidate : candidates) {
      ObjectNode item = list.addObject().put("teacher", candidate.teacher());
      if (candidate.text() != null) {
        item.put("text", candidate.text());
      }
      item.put("good", candidate.good());
    }
    if (best != null) {
      line.put("best", best);
    }
    if (at != null) {
      line.put("at", at.toString());
    }
    return line;
  }

  /** Checks the parts of a line and tells where it lies. */
  private record Reading(String place) {
    List<Candidate> candidates(JsonNode root) {
      JsonNode list = root.path("candidates");
      if (!list.isArray() || list.isEmpty()) {
        throw wrong("candidates must be a list of at least one, but was: " + shown(list));
      }
      List<Candidate> candidates = new ArrayList<>();
      Set<String> teachers = new HashSet<>();
      for (JsonNode item : list) {
        Candidate candidate = candidate(item);
        if (!teachers.add(candidate.teacher())) {
          throw wrong(
              "candidates must have each teacher once, but have twice: " + candidate.teacher());
        }
        candidates.add(candidate);
      }
      return candidates;
    }

    private Candidate candidate(JsonNode item) {
      if (!item.isObject()) {
        throw wrong("a candidate must be an object with teacher and good, but was: " + item);
      }
      checkKeys(item, CANDIDATE_KEYS);
      JsonNode good = item.path("good");
      if (!good.isBoolean()) {
        throw wrong("good must be true or false, but was: " + shown(good));
      }
      return new Candidate(text(item, "teacher"), optional(item, "text"), good.booleanValue());
    }

    @Nullable String best(JsonNode root) {
      String best = optional(root, "best");
      if (best != null) {
        for (Candidate candidate : candidates(root)) {
          if (candidate.teacher().equals(best) && candidate.good()) {
            return best;
          }
        }
        throw wrong("best must be the teacher of a good candidate, but was: " + best);
      }
      return null;
    }

    @Nullable Instant at(JsonNode root) {
      String at = optional(root, "at");
      try {
        return at == null ? null : Instant.parse(at);
      } catch (DateTimeException e) {
        throw wrong("at must be a time such as 2026-11-20T10:15:30Z, but was: " + at);
      }
    }

    private void checkKeys(JsonNode object, List<String> known) {
      for (Iterator<String> keys = object.fieldNames(); keys.hasNext(); ) {
        String key = keys.next();
        if (!known.contains(key)) {
          throw wrong("unknown key '" + key + "'; there may be " + String.join(", ", known));
        }
      }
    }

    private @Nullable String optional(JsonNode object, String key) {
      return object.has(key) ? text(object, key) : null;
    }

    private String text(JsonNode object, String key) {
      JsonNode value = object.path(key);
      if (!value.isTextual() || value.textValue().isBlank()) {
        throw wrong(key + " must be a text that is not blank, but was: " + shown(value));
      }
      return value.textValue();
    }

    private static String shown(JsonNode node) {
      return node.isMissingNode() ? "missing" : node.toString();
    }

    IllegalArgumentException wrong(String what) {
      return new IllegalArgumentException(place + ": " + what);
    }
  }
}
