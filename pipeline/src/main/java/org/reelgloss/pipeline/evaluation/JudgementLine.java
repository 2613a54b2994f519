package org.reelgloss.pipeline.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A line of {@link TeacherJudgements}, of which every part is checked. */
final class JudgementLine {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();
  private static final List<String> KEYS = List.of("clip", "annotator", "candidates");
  private static final List<String> CANDIDATE_KEYS = List.of("teacher", "good");

  private final String place;
  private final JsonNode root;

  /**
   * @param place file and line, for messages
   */
  JudgementLine(String place, String text) {
    this.place = place;
    try {
      this.root = JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw wrong("not JSON: " + e.getOriginalMessage());
    }
    if (!root.isObject()) {
      throw wrong("a line must be an object with clip and candidates, but was: " + root);
    }
    checkKeys(root, KEYS);
  }

  String clip() {
    return text(root, "clip");
  }

  @Nullable String annotator() {
    return root.has("annotator") ? text(root, "annotator") : null;
  }

  /** Returns by teacher whether its caption is good. */
  Map<String, Boolean> candidates() {
    JsonNode list = root.path("candidates");
    if (!list.isArray() || list.isEmpty()) {
      throw wrong("candidates must be a list of at least one, but was: " + shown(list));
    }
    Map<String, Boolean> candidates = new TreeMap<>();
    for (JsonNode item : list) {
      if (!item.isObject()) {
        throw wrong("a candidate must be an object with teacher and good, but was: " + item);
      }
      checkKeys(item, CANDIDATE_KEYS);
      JsonNode good = item.path("good");
      if (!good.isBoolean()) {
        throw wrong("good must be true or false, but was: " + shown(good));
      }
      String teacher = text(item, "teacher");
      if (candidates.put(teacher, good.booleanValue()) != null) {
        throw wrong("candidates must have each teacher once, but have twice: " + teacher);
      }
    }
    return candidates;
  }

  private void checkKeys(JsonNode object, List<String> known) {
    for (Iterator<String> keys = object.fieldNames(); keys.hasNext(); ) {
      String key = keys.next();
      if (!known.contains(key)) {
        throw wrong("unknown key '" + key + "'; there may be " + String.join(", ", known));
      }
    }
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
