package org.reelgloss.pipeline.evaluation.captions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a file of captions by id, in either of its two forms, and checks every part of it. */
final class CaptionFile {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final List<String> ID_NAMES = List.of("video", "image", "image_id", "id");

  private final String parameter;
  private final Path file;

  /**
   * @param parameter what the file is called where it was given, such as {@code references}
   */
  CaptionFile(String parameter, Path file) {
    this.parameter = parameter;
    this.file = file;
  }

  /** Returns at least one caption for each of at least one id, in the order of the file. */
  Map<String, List<String>> read() throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException(
          parameter + " must be a file, but there is none at: " + file);
    }
    JsonNode root;
    try {
      root = JSON.readTree(Files.readAllBytes(file));
    } catch (JsonProcessingException e) {
      throw wrong("not JSON: " + e.getOriginalMessage());
    }
    Map<String, List<String>> captions = new LinkedHashMap<>();
    if (root.isObject()) {
      root.fields().forEachRemaining(entry -> add(entry.getKey(), entry.getValue(), captions));
    } else if (root.isArray()) {
      for (JsonNode item : root) {
        add(id(item, captions.size()), item.path("caption"), captions);
      }
    } else {
      throw wrong("must be an object or an array, but was: " + root.getNodeType());
    }
    if (captions.isEmpty()) {
      throw wrong("must have captions of at least one id, but is empty");
    }
    return captions;
  }

  private String id(JsonNode item, int index) {
    for (String name : ID_NAMES) {
      JsonNode id = item.path(name);
      if (id.isTextual() || id.isIntegralNumber()) {
        return id.asText();
      }
    }
    throw wrong("item " + index + " must have an id, as one of " + ID_NAMES + ", but was: " + item);
  }

  private void add(String id, JsonNode value, Map<String, List<String>> captions) {
    List<String> all = new ArrayList<>();
    if (value.isArray()) {
      value.forEach(caption -> all.add(text(id, caption)));
    } else {
      all.add(text(id, value));
    }
    if (all.isEmpty()) {
      throw wrong("id " + id + " must have at least one caption, but has none");
    }
    if (captions.put(id, all) != null) {
      throw wrong("id " + id + " must be there once, but is there twice");
    }
  }

  private String text(String id, JsonNode caption) {
    if (!caption.isTextual() || caption.textValue().isBlank()) {
      String was = caption.isMissingNode() ? "missing" : caption.toString();
      throw wrong("a caption of id " + id + " must be a text that is not blank, but was: " + was);
    }
    return caption.textValue();
  }

  /** Returns what is thrown where the content is wrong. */
  IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException(parameter + " " + file + ": " + what);
  }
}
