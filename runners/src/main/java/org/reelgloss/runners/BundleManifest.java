package org.reelgloss.runners;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reelgloss.gpu.remote.KeySource;
import org.reelgloss.gpu.remote.PinnedBundle;
import org.reelgloss.gpu.remote.PinnedFile;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Bundles to be fetched, from a YAML file: a list with a mapping for each. */
final class BundleManifest {
  private static final Set<String> KEYS = Set.of("name", "key", "files");
  private static final Set<String> FILE_KEYS = Set.of("path", "url", "sha256", "bytes");

  private final YamlFile file;

  private BundleManifest(Path path) {
    file = new YamlFile(path);
  }

  /**
   * Returns the bundles in the order of the file.
   *
   * @throws UsageException with file and line where something is wrong
   */
  static List<PinnedBundle> read(Path path) throws UsageException {
    BundleManifest manifest = new BundleManifest(path);
    if (!(manifest.file.parse() instanceof SequenceNode list) || list.getValue().isEmpty()) {
      throw new UsageException(path + " must hold a list of bundles, '- name: ...' each");
    }
    List<PinnedBundle> bundles = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Node item : list.getValue()) {
      MappingNode mapping = manifest.mapping(item, "a bundle: a mapping with name and files");
      PinnedBundle bundle = manifest.bundle(mapping);
      if (!names.add(bundle.name())) {
        throw manifest.file.wrong(
            mapping, "there is another bundle of this name: " + bundle.name());
      }
      bundles.add(bundle);
    }
    return bundles;
  }

  private PinnedBundle bundle(MappingNode mapping) throws UsageException {
    Map<String, Node> entries = file.entries(mapping, "key", KEYS);
    String name = file.scalar(required(entries, "name", mapping));
    if (!(required(entries, "files", mapping) instanceof SequenceNode list)) {
      throw file.wrong(mapping, "files must be a list, '- path: ...' each");
    }
    List<PinnedFile> files = new ArrayList<>();
    for (Node item : list.getValue()) {
      files.add(file(mapping(item, "a file: a mapping with path, url and sha256")));
    }
    Node key = entries.get("key");
    try {
      return new PinnedBundle(
          name, key == null ? KeySource.NONE : new KeySource(file.scalar(key)), files);
    } catch (IllegalArgumentException wrong) {
      throw file.wrong(mapping, String.valueOf(wrong.getMessage()));
    }
  }

  private PinnedFile file(MappingNode mapping) throws UsageException {
    Map<String, Node> entries = file.entries(mapping, "key", FILE_KEYS);
    String path = file.scalar(required(entries, "path", mapping));
    URI url = uri(required(entries, "url", mapping));
    String sha256 = file.scalar(required(entries, "sha256", mapping));
    Long bytes = bytes(entries.get("bytes"));
    try {
      return new PinnedFile(path, url, sha256, bytes);
    } catch (IllegalArgumentException wrong) {
      throw file.wrong(mapping, String.valueOf(wrong.getMessage()));
    }
  }

  private URI uri(Node node) throws UsageException {
    try {
      return new URI(file.scalar(node));
    } catch (URISyntaxException malformed) {
      throw file.wrong(node, "url must be a uri, but is not: " + malformed.getReason());
    }
  }

  private @Nullable Long bytes(@Nullable Node node) throws UsageException {
    if (node == null) {
      return null;
    }
    String text = file.scalar(node);
    try {
      return Long.valueOf(text);
    } catch (NumberFormatException wrong) {
      throw file.wrong(node, "bytes must be a number, but was: " + text);
    }
  }

  private MappingNode mapping(Node node, String what) throws UsageException {
    if (node instanceof MappingNode mapping) {
      return mapping;
    }
    throw file.wrong(node, "must be " + what);
  }

  private Node required(Map<String, Node> entries, String key, MappingNode mapping)
      throws UsageException {
    Node node = entries.get(key);
    if (node == null) {
      throw file.wrong(mapping, "there must be a value for " + key);
    }
    return node;
  }
}
