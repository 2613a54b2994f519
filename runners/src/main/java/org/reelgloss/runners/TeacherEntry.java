package org.reelgloss.runners;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;
import picocli.CommandLine.TypeConversionException;

/** One teacher of a YAML file: values by key, and where something is wrong. */
final class TeacherEntry {
  private final YamlFile file;
  private final MappingNode mapping;
  private final Map<String, Node> entries;

  /**
   * Reads a mapping.
   *
   * @param known the keys that there may be
   */
  TeacherEntry(YamlFile file, MappingNode mapping, Set<String> known) throws UsageException {
    this.file = file;
    this.mapping = mapping;
    this.entries = file.entries(mapping, "key", known);
  }

  /** Returns whether a mapping has a key. */
  static boolean has(MappingNode mapping, String key, YamlFile file) throws UsageException {
    for (var tuple : mapping.getValue()) {
      if (file.scalar(tuple.getKeyNode()).equals(key)) {
        return true;
      }
    }
    return false;
  }

  String required(String key) throws UsageException {
    Node node = entries.get(key);
    if (node == null) {
      throw file.wrong(mapping, "a teacher needs a value for " + key);
    }
    return file.scalar(node);
  }

  /** Returns a value, or the usual one where there is none. */
  <T> T value(String key, T usual, Function<String, T> conversion) throws UsageException {
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

  Duration duration(String key, Duration usual) throws UsageException {
    return value(key, usual, text -> new DurationConverter().convert(text));
  }

  /** Returns a list, also where a single value stands for one; null where there is nothing. */
  @Nullable List<String> list(String key) throws UsageException {
    Node node = entries.get(key);
    if (node == null) {
      return null;
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
