package org.reelgloss.transforms.dataset;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.reelgloss.schemas.SourceVideo;
import org.reelgloss.transforms.storage.OutputRoot;

/** All commits of an output root, and which of them each input belongs to. */
public final class Commits {
  static final String FOLDER = "_commits";
  static final String PREFIX = FOLDER + "/commit-";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** An input and the commit that it belongs to. */
  private record Owned(Commit.Input input, int commit) {}

  private final List<Commit> commits;
  private final Map<String, Owned> owners = new LinkedHashMap<>();
  private final Map<String, String> originals;

  private Commits(List<Commit> commits) {
    this.commits = commits;
    for (int i = 0; i < commits.size(); i++) {
      for (Commit.Input input : commits.get(i).inputs()) {
        Owned known = owners.get(input.uri());
        if (known == null || !known.input().state().equals(input.state())) {
          owners.put(input.uri(), new Owned(input, i));
        }
      }
    }
    originals = findOriginals();
  }

  /** Reads the commits of a root; none where there is no such root yet. */
  public static Commits read(OutputRoot root) throws IOException {
    Map<String, Commit> byName = new HashMap<>();
    for (String name : root.list(FOLDER)) {
      if (name.startsWith(PREFIX)) {
        byName.put(name, read(root, name));
      }
    }
    List<Commit> ordered = new ArrayList<>();
    byName.entrySet().stream()
        .sorted(
            Comparator.comparingLong(
                    (Map.Entry<String, Commit> entry) -> entry.getValue().committedAtMs())
                .thenComparing(Map.Entry::getKey))
        .forEach(entry -> ordered.add(entry.getValue()));
    return new Commits(ordered);
  }

  static Commit read(OutputRoot root, String name) throws IOException {
    try (InputStream in = root.read(name)) {
      return JSON.readValue(in, Commit.class);
    }
  }

  /** Makes files valid; a second commit of the same name changes nothing. */
  static void write(OutputRoot root, String id, Commit commit) throws IOException {
    if (root.has(PREFIX + id + ".json")) {
      return;
    }
    byte[] json = JSON.writeValueAsBytes(commit);
    root.write(PREFIX + id + ".json", out -> out.write(json));
  }

  List<Commit> inOrder() {
    return commits;
  }

  /** Returns whether the records of an input in the {@code commit}-th commit count. */
  boolean owns(int commit, String uri) {
    Owned owned = owners.get(uri);
    return owned != null && owned.commit() == commit;
  }

  /**
   * Returns whether an input, as it is now, is done. A copy is not, once the input that stood for
   * it has other content.
   */
  public boolean has(SourceVideo source) {
    Owned owned = owners.get(source.getUri());
    return owned != null
        && owned.input().isOf(source)
        && (!owned.input().duplicate() || originals().containsKey(owned.input().videoId()));
  }

  /** Returns whether an input failed as a whole. */
  public boolean hasFailed(String uri) {
    Owned owned = owners.get(uri);
    return owned != null && owned.input().failed();
  }

  /** Returns the inputs that count, in the order of their commits. */
  public Collection<Commit.Input> inputs() {
    return owners.values().stream().map(Owned::input).toList();
  }

  /** Returns for each content, by video id, the uri of the input that stands for it. */
  public Map<String, String> originals() {
    return originals;
  }

  private Map<String, String> findOriginals() {
    Map<String, String> found = new HashMap<>();
    for (Owned owned : owners.values()) {
      Commit.Input input = owned.input();
      if (!input.duplicate() && !input.failed()) {
        found.putIfAbsent(input.videoId(), input.uri());
      }
    }
    return found;
  }
}
