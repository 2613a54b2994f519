package org.reelgloss.runners;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reelgloss.gpu.remote.ChatEndpoint;
import org.reelgloss.gpu.remote.KeySource;
import org.reelgloss.transforms.caption.RemoteTeacherSettings;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;
import picocli.CommandLine.TypeConversionException;

/** Teachers behind servers, from a YAML file: a list with a mapping for each. */
final class TeacherFile {
  private static final Set<String> KEYS =
      Set.of(
          "name",
          "endpoint",
          "model",
          "key",
          "inputs",
          "prompt",
          "frames",
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

  private final YamlFile file;

  private TeacherFile(Path path) {
    file = new YamlFile(path);
  }

  /** Whether a teacher's name is that of such a file. */
  static boolean isOne(String name) {
    return name.endsWith(".yaml") || name.endsWith(".yml");
  }

  /**
   * Returns the teachers in the order of the file.
   *
   * @throws UsageException with file and line where something is wrong
   */
  static List<RemoteTeacherSettings> read(Path path) throws UsageException {
    TeacherFile teachers = new TeacherFile(path);
    if (!(teachers.file.parse() instanceof SequenceNode list)) {
      throw new UsageException(path + " must hold a list of teachers, '- name: ...' each");
    }
    List<RemoteTeacherSettings> all = new ArrayList<>();
    for (Node item : list.getValue()) {
      if (!(item instanceof MappingNode mapping)) {
        throw teachers.file.wrong(item, "must be a teacher: a mapping with name and endpoint");
      }
      all.addAll(teachers.teachers(mapping));
    }
    return all;
  }

  private List<RemoteTeacherSettings> teachers(MappingNode mapping) throws UsageException {
    Map<String, Node> entries = file.entries(mapping, "key", KEYS);
    String name = required(entries, "name", mapping);
    Node inputs = entries.get("inputs");
    Map<String, List<String>> variants = new TreeMap<>();
    if (inputs != null && !(inputs instanceof SequenceNode) && file.scalar(inputs).equals("grid")) {
      GRID.forEach((suffix, chosen) -> variants.put(name + suffix, chosen));
    } else {
      variants.put(name, list(inputs));
    }
    List<RemoteTeacherSettings> teachers = new ArrayList<>();
    for (Map.Entry<String, List<String>> variant : variants.entrySet()) {
      try {
        teachers.add(teacher(variant.getKey(), variant.getValue(), entries, mapping));
      } catch (IllegalArgumentException | TypeConversionException wrong) {
        throw file.wrong(mapping, name + ": " + wrong.getMessage());
      }
    }
    return teachers;
  }

  private RemoteTeacherSettings teacher(
      String name, List<String> inputs, Map<String, Node> entries, MappingNode mapping)
      throws UsageException {
    Duration timeout = value(entries, "timeout", Duration.ofMinutes(1), TeacherFile::duration);
    ChatEndpoint endpoint =
        new ChatEndpoint(
            uri(required(entries, "endpoint", mapping)),
            value(entries, "model", ChatEndpoint.AUTO, text -> text),
            value(entries, "key", KeySource.NONE, KeySource::new),
            value(entries, "concurrency", 16, Integer::parseInt),
            timeout,
            value(entries, "patience", timeout.multipliedBy(3), TeacherFile::duration));
    return new RemoteTeacherSettings(
        name,
        endpoint,
        inputs,
        value(entries, "prompt", "", text -> text),
        value(entries, "frames", 8, Integer::parseInt),
        value(entries, "max-tokens", 100, Integer::parseInt),
        value(entries, "temperature", 0.0, Double::parseDouble));
  }

  private static Duration duration(String text) {
    return new DurationConverter().convert(text);
  }

  private static URI uri(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException malformed) {
      throw new IllegalArgumentException("endpoint must be a uri, but is not", malformed);
    }
  }

  private String required(Map<String, Node> entries, String key, MappingNode mapping)
      throws UsageException {
    Node node = entries.get(key);
    if (node == null) {
      throw file.wrong(mapping, "a teacher needs a value for " + key);
    }
    return file.scalar(node);
  }

  private <T> T value(
      Map<String, Node> entries, String key, T usual, Function<String, T> conversion)
      throws UsageException {
    Node node = entries.get(key);
    if (node == null) {
      return usual;
    }
    String text = file.scalar(node);
    try {
      return conversion.apply(text);
    } catch (NumberFormatException wrong) {
      throw file.wrong(node, key + " must be a number, but was: " + text);
    } catch (IllegalArgumentException | TypeConversionException wrong) {
      throw file.wrong(node, key + ": " + wrong.getMessage());
    }
  }

  private List<String> list(@Nullable Node node) throws UsageException {
    if (node == null) {
      return List.of("frames");
    }
    if (!(node instanceof SequenceNode sequence)) {
      return List.of(file.scalar(node));
    }
    List<String> items = new ArrayList<>();
    for (Node item : sequence.getValue()) {
      items.add(file.scalar(item));
    }
    return items;
  }
}
