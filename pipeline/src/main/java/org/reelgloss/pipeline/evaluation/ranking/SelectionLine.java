package org.reelgloss.pipeline.evaluation.ranking;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A line of a {@link SelectionFile}, of which every part is checked. */
final class SelectionLine {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private SelectionLine() {}

  /**
   * Returns what a line says.
   *
   * @param key what names the picture or clip: image or clip
   */
  static SelectionItem parse(String key, String file, long number, String text)
      throws BadLineException {
    JsonNode root;
    try {
      root = JSON.readTree(text);
    } catch (JsonProcessingException malformed) {
      throw new BadLineException("not JSON: " + malformed.getOriginalMessage(), malformed);
    }
    if (!root.isObject()) {
      throw new BadLineException("must be an object, but was: " + root);
    }
    return new SelectionItem(text(root, key), references(root), candidates(root), file, number);
  }

  private static List<String> references(JsonNode root) throws BadLineException {
    List<String> references = new ArrayList<>();
    for (JsonNode reference : list(root, "references")) {
      if (!reference.isTextual() || reference.textValue().isBlank()) {
        throw new BadLineException(
            "references must be texts that are not blank, but one was: " + reference);
      }
      references.add(reference.textValue());
    }
    return references;
  }

  /** A candidate whose text is null is that of a teacher that had no answer. */
  private static List<SelectionItem.Candidate> candidates(JsonNode root) throws BadLineException {
    List<SelectionItem.Candidate> candidates = new ArrayList<>();
    Set<String> teachers = new HashSet<>();
    for (JsonNode node : list(root, "candidates")) {
      String teacher = text(node, "teacher");
      if (!teachers.add(teacher)) {
        throw new BadLineException(
            "candidates must have each teacher once, but have twice: " + teacher);
      }
      if (!node.path("text").isNull()) {
        candidates.add(new SelectionItem.Candidate(teacher, text(node, "text")));
      }
    }
    if (candidates.isEmpty()) {
      throw new BadLineException("candidates must have at least one text, but have none");
    }
    return candidates;
  }

  private static JsonNode list(JsonNode root, String key) throws BadLineException {
    JsonNode list = root.path(key);
    if (!list.isArray() || list.isEmpty()) {
      throw new BadLineException(key + " must be a list of at least one, but was: " + shown(list));
    }
    return list;
  }

  private static String text(JsonNode object, String key) throws BadLineException {
    JsonNode value = object.path(key);
    if (!value.isTextual() || value.textValue().isBlank()) {
      throw new BadLineException(
          key + " must be a text that is not blank, but was: " + shown(value));
    }
    return value.textValue();
  }

  private static String shown(JsonNode node) {
    return node.isMissingNode() ? "missing" : node.toString();
  }
}
