package org.reelgloss.runners;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
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

/** A YAML file that a person wrote: what is wrong in it is told with file and line. */
record YamlFile(Path file) {
  /** Returns what the file holds; null if nothing. */
  @Nullable Node parse() throws UsageException {
    try (Reader reader = Files.newBufferedReader(file)) {
      return new Yaml(new LoaderOptions()).compose(reader);
    } catch (MarkedYAMLException broken) {
      int line = broken.getProblemMark() == null ? 1 : broken.getProblemMark().getLine() + 1;
      throw new UsageException(file + ":" + line + ": not YAML: " + broken.getProblem());
    } catch (IOException | YAMLException unreadable) {
      throw new UsageException(file + " must be a readable YAML file in UTF-8");
    }
  }

  /**
   * Returns the entries of a mapping, in order.
   *
   * @param known the keys that there may be
   * @param what is called that in the message about another one
   */
  Map<String, Node> entries(MappingNode mapping, String what, Collection<String> known)
      throws UsageException {
    Map<String, Node> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      String key = scalar(tuple.getKeyNode());
      if (!known.contains(key)) {
        throw wrong(
            tuple.getKeyNode(), "unknown " + what + " '" + key + "'" + DidYouMean.hint(key, known));
      }
      if (entries.put(key, tuple.getValueNode()) != null) {
        throw wrong(tuple.getKeyNode(), key + " must be there once, but comes again");
      }
    }
    return entries;
  }

  String scalar(Node node) throws UsageException {
    if (node instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    throw wrong(node, "must be a value or a list of values");
  }

  UsageException wrong(Node node, String what) {
    return new UsageException(file + ":" + line(node) + ": " + what);
  }

  static int line(Node node) {
    return node.getStartMark().getLine() + 1;
  }
}
