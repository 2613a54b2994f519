package org.reelgloss.pipeline.evaluation;

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
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.reelgloss.schemas.Transition;

/** Reads a {@link SplitTruth} and checks every part of it. */
final class SplitTruthReader {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final Path file;

  SplitTruthReader(Path file) {
    this.file = file;
  }

  SplitTruth read() throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException("truth must be a file, but there is none at: " + file);
    }
    JsonNode root;
    try {
      root = JSON.readTree(Files.readAllBytes(file));
    } catch (JsonProcessingException e) {
      throw wrong("not JSON: " + e.getOriginalMessage());
    }
    JsonNode videos = root.path("videos");
    if (!videos.isObject() || videos.isEmpty()) {
      throw wrong("videos must be an object with at least one video");
    }
    Long tolerance = count(root, "tolerance_frames", "");
    if (tolerance != null && tolerance > Integer.MAX_VALUE) {
      throw wrong("tolerance_frames is too large: " + tolerance);
    }
    Map<String, SplitTruth.Video> byName = new TreeMap<>();
    for (Iterator<String> names = videos.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      byName.put(name, video(name, videos.get(name)));
    }
    return new SplitTruth(tolerance == null ? null : tolerance.intValue(), byName);
  }

  private SplitTruth.Video video(String name, JsonNode node) {
    JsonNode list = node.path("transitions");
    if (!list.isArray()) {
      throw wrong("transitions of " + name + " must be an array, but was: " + shown(list));
    }
    Long frames = count(node, "frames", " of " + name);
    List<Transition> transitions = new ArrayList<>();
    for (JsonNode item : list) {
      transitions.add(transition(name, item, frames));
    }
    SplitTruth.Video video = new SplitTruth.Video(frames, transitions);
    checkOverlap(name, video.transitions());
    return video;
  }

  private Transition transition(String name, JsonNode item, @Nullable Long frames) {
    boolean formed =
        item.isArray()
            && item.size() == 3
            && item.get(0).canConvertToExactIntegral()
            && item.get(1).canConvertToExactIntegral()
            && SplitTruth.KINDS.contains(item.get(2).textValue() + "");
    if (!formed) {
      throw wrong(
          "a transition of "
              + name
              + " must be [start, end, \"cut\" | \"dissolve\" | \"fade\" | \"wipe\"], but was: "
              + shown(item));
    }
    long start = item.get(0).longValue();
    long end = item.get(1).longValue();
    String kind = item.get(2).textValue();
    boolean cut = kind.equals("cut");
    if (start < 0 || (frames != null && end > frames) || (cut ? start != end : start >= end)) {
      throw wrong(
          "a transition of "
              + name
              + " must have "
              + (cut ? "start = end" : "start < end")
              + ", both within the video, but was: "
              + shown(item));
    }
    return new Transition(start, end, kind);
  }

  private void checkOverlap(String name, List<Transition> inOrder) {
    for (int i = 1; i < inOrder.size(); i++) {
      Transition one = inOrder.get(i - 1);
      Transition next = inOrder.get(i);
      if (next.getStartFrame() < one.getEndFrame() || next.getStartFrame() == one.getStartFrame()) {
        throw wrong(
            "transitions of "
                + name
                + " must not overlap, but two do at frame "
                + next.getStartFrame());
      }
    }
  }

  private @Nullable Long count(JsonNode node, String name, String of) {
    JsonNode value = node.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!value.canConvertToExactIntegral() || value.longValue() < 0) {
      throw wrong(name + of + " must be a number of frames, but was: " + shown(value));
    }
    return value.longValue();
  }

  private static String shown(JsonNode node) {
    return node.isMissingNode() ? "missing" : node.toString();
  }

  private IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException(file + ": " + what);
  }
}
