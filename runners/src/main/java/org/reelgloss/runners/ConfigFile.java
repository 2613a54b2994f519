package org.reelgloss.runners;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Flags in a YAML file: a mapping of their names, without dashes, to values or lists of values. */
final class ConfigFile {
  /** A value and where it stands. */
  private record Entry(String value, int line) {}

  private final Path file;
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  private ConfigFile(Path file) {
    this.file = file;
  }

  /**
   * Reads a file.
   *
   * @param known names of flags
   * @throws UsageException with file and line where it says what no flag does
   */
  static ConfigFile read(Path file, Collection<String> known) throws UsageException {
    ConfigFile config = new ConfigFile(file);
    Node root = config.parse();
    if (root == null) {
      return config;
    }
    if (!(root instanceof MappingNode mapping)) {
      throw config.wrong(root, "must be a mapping of flags to values");
    }
    for (NodeTuple tuple : mapping.getValue()) {
      String key = config.scalar(tuple.getKeyNode());
      if (!known.contains(key)) {
        throw config.wrong(
            tuple.getKeyNode(), "unknown flag '" + key + "'" + DidYouMean.hint(key, known));
      }
      Entry entry = new Entry(config.value(tuple.getValueNode()), line(tuple.getKeyNode()));
      config.entries.put(key, entry);
    }
    return config;
  }

  private @Nullable Node parse() throws UsageException {
    try (Reader reader = Files.newBufferedReader(file)) {
      return new Yaml(new LoaderOptions()).compose(reader);
    } catch (MarkedYAMLException broken) {
      int line = broken.getProblemMark() == null ? 1 : broken.getProblemMark().getLine() + 1;
      throw new UsageException(file + ":" + line + ": not YAML: " + broken.getProblem());
    } catch (IOException | YAMLException unreadable) {
      throw new UsageException("config must be a readable YAML file in UTF-8, but was: " + file);
    }
  }

  private String value(Node node) throws UsageException {
    if (node instanceof SequenceNode sequence) {
      List<String> items = new ArrayList<>();
      for (Node item : sequence.getValue()) {
        items.add(scalar(item));
      }
      return String.join(",", items);
    }
    return scalar(node);
  }

  private String scalar(Node node) throws UsageException {
    if (node instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    throw wrong(node, "must be a value or a list of values");
  }

  private UsageException wrong(Node node, String what) {
    return new UsageException(file + ":" + line(node) + ": " + what);
  }

  private static int line(Node node) {
    return node.getStartMark().getLine() + 1;
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
    return entry == null ? "" : file + ":" + entry.line() + ": ";
  }
}
