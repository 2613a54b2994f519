package org.reelgloss.runners;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.reelgloss.gpu.remote.ChatEndpoint;
import org.reelgloss.gpu.remote.ChatRequest;
import org.reelgloss.gpu.remote.KeySource;
import org.reelgloss.transforms.caption.RemoteTeacherSettings;
import org.yaml.snakeyaml.nodes.MappingNode;

/** Teachers behind servers, from a YAML file. */
final class RemoteTeachers {
  private static final Set<String> KEYS =
      Set.of(
          "name",
          "endpoint",
          "model",
          "key",
          "inputs",
          "prompt",
          "frames",
          "frames-as",
          "max-tokens",
          "temperature",
          "concurrency",
          "timeout",
          "patience");

  /** What the paper gives to each of its models that take text: appendix B, table 7. */
  private static final Map<String, List<String>> GRID =
      Map.of(
          "-v", List.of("frames"),
          "-vs", List.of("frames", "subtitles"),
          "-vm", List.of("frames", "description"),
          "-vsm", List.of("frames", "subtitles", "description"));

  private RemoteTeachers() {}

  /** Returns one teacher, or those of the grid. */
  static List<RemoteTeacherSettings> of(YamlFile file, MappingNode mapping) throws UsageException {
    TeacherEntry entry = new TeacherEntry(file, mapping, KEYS);
    String name = entry.required("name");
    List<String> inputs = entry.list("inputs");
    Map<String, List<String>> variants = new TreeMap<>();
    if (inputs != null && inputs.equals(List.of("grid"))) {
      GRID.forEach((suffix, chosen) -> variants.put(name + suffix, chosen));
    } else {
      variants.put(name, inputs == null ? List.of("frames") : inputs);
    }
    List<RemoteTeacherSettings> teachers = new ArrayList<>();
    for (Map.Entry<String, List<String>> variant : variants.entrySet()) {
      teachers.add(teacher(variant.getKey(), variant.getValue(), entry));
    }
    return teachers;
  }

  private static RemoteTeacherSettings teacher(String name, List<String> inputs, TeacherEntry entry)
      throws UsageException {
    Duration timeout = entry.duration("timeout", Duration.ofMinutes(1));
    ChatEndpoint endpoint =
        new ChatEndpoint(
            uri(entry.required("endpoint")),
            entry.value("model", ChatEndpoint.AUTO, text -> text),
            entry.value("key", KeySource.NONE, KeySource::new),
            entry.value("concurrency", 16, Integer::parseInt),
            timeout,
            entry.duration("patience", timeout.multipliedBy(3)));
    return new RemoteTeacherSettings(
        name,
        endpoint,
        inputs,
        entry.value("prompt", "", text -> text),
        entry.value("frames", 8, Integer::parseInt),
        entry.value("frames-as", ChatRequest.ShownAs.IMAGES, RemoteTeachers::shownAs),
        entry.value("max-tokens", 100, Integer::parseInt),
        entry.value("temperature", 0.0, Double::parseDouble));
  }

  private static ChatRequest.ShownAs shownAs(String text) {
    return switch (text) {
      case "images" -> ChatRequest.ShownAs.IMAGES;
      case "video" -> ChatRequest.ShownAs.VIDEO;
      default -> throw new IllegalArgumentException("must be images or video, but was: " + text);
    };
  }

  private static URI uri(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException malformed) {
      throw new IllegalArgumentException("endpoint must be a uri, but is not", malformed);
    }
  }
}
