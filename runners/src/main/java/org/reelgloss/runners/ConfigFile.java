package org.reelgloss.runners;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Flags in a YAML file: a mapping of their names, without dashes, to values or lists of values. */
final class ConfigFile {
  /** A value and where it stands. */
  private record Entry(String value, int line) {}

  private final YamlFile file;
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  private ConfigFile(Path path) {
    file = new YamlFile(path);
  }

  /**
   * Reads a file.
   *
   * @param known names of flags
   * @throws UsageException with file and line where it says what no flag does
   */
  static ConfigFile read(Path path, Collection<String> known) throws UsageException {
    ConfigFile config = new ConfigFile(path);
    Node root = config.file.parse();
    if (root == null) {
      return config;
    }
    if (!(root instanceof MappingNode mapping)) {
      throw config.file.wrong(root, "must be a mapping of flags to values");
    }
    for (Map.Entry<String, Node> entry : config.file.entries(mapping, "flag", known).entrySet()) {
      Node value = entry.getValue();
      config.entries.put(entry.getKey(), new Entry(config.value(value), YamlFile.line(value)));
    }
    return config;
  }

  private String value(Node node) throws UsageException {
    if (node instanceof SequenceNode sequence) {
      List<String> items = new ArrayList<>();
      for (Node item : sequence.getValue()) {
        items.add(file.scalar(item));
      }
      return String.join(",", items);
    }
    return file.scalar(node);
  }

  /** Returns the entries as flags, without those that the command line itself has. */
  List<String> flags(List<String> commandLine) {
    List<String> flags = new ArrayList<>();
    entries.forEach(
        (name, entry) -> {
          String flag = "--" + name;
          boolean given =
              commandLine.stream().anyMatch(a -> a.equals(flag) || a.startsWith(flag + "="));
          if (!given) {
            flags.add(flag + "=" + entry.value());
          }
        });
    return flags;
  }

  /** Returns where a flag stands in the file, as {@code file:line: }, or nothing. */
  String place(String flag) {
    Entry entry = entries.get(flag.replaceFirst("^--", ""));
    return entry == null ? "" : file.file() + ":" + entry.line() + ": ";
  }
}
