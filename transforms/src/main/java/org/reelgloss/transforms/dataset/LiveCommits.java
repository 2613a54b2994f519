package org.reelgloss.transforms.dataset;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.reelgloss.transforms.storage.OutputRoot;

/**
 * The commits of an output root that none takes the place of. Replaced ones may lie there still, or
 * vanish at any time; they are not read.
 *
 * @param names of the commits, in the order in which they were written
 * @param commits in the same order
 * @param replacedBy which compacted commits take the place of others: name of the replaced commit
 *     to the time of its replacement, in ms since the epoch
 */
record LiveCommits(List<String> names, List<Commit> commits, Map<String, Long> replacedBy) {
  /** An input as one publication listed it. */
  private record Entry(Commit.Publication publication, Commit.Input input, int commit) {}

  /** Takes inputs with the number of the commit that lists them. */
  @FunctionalInterface
  interface Sink {
    void add(Commit.Input input, int commit);
  }

  /** Returns the names of all commits of a root, those that are replaced too. */
  static List<String> names(OutputRoot root) throws IOException {
    return root.list(Commits.FOLDER).stream()
        .filter(name -> name.startsWith(Commits.PREFIX))
        .toList();
  }

  /** Reads the commits of a root; none where there is no such root yet. */
  static LiveCommits read(OutputRoot root) throws IOException {
    List<String> names = names(root);
    while (true) {
      try {
        return read(root, names);
      } catch (FileNotFoundException | NoSuchFileException missing) {
        List<String> now = names(root); // What was replaced meanwhile may be gone already.
        if (now.equals(names)) {
          throw missing;
        }
        names = now;
      }
    }
  }

  private static LiveCommits read(OutputRoot root, List<String> names) throws IOException {
    Map<String, Commit> byName = new HashMap<>();
    Map<String, Long> replacedBy = new HashMap<>();
    for (String name : names) {
      if (name.startsWith(Commits.COMPACTED)) {
        Commit compacted = Commits.read(root, name);
        byName.put(name, compacted);
        compacted
            .replaces()
            .forEach(old -> replacedBy.merge(old, compacted.committedAtMs(), Math::min));
      }
    }
    byName.keySet().removeAll(replacedBy.keySet());
    for (String name : names) {
      if (!name.startsWith(Commits.COMPACTED) && !replacedBy.containsKey(name)) {
        byName.put(name, Commits.read(root, name));
      }
    }
    List<Map.Entry<String, Commit>> inOrder = new ArrayList<>(byName.entrySet());
    inOrder.sort(
        Comparator.comparingLong(
                (Map.Entry<String, Commit> entry) -> entry.getValue().committedAtMs())
            .thenComparing(Map.Entry::getKey));
    return new LiveCommits(
        inOrder.stream().map(Map.Entry::getKey).toList(),
        inOrder.stream().map(Map.Entry::getValue).toList(),
        replacedBy);
  }

  /** Returns the files that the commits list. */
  Set<String> files() {
    Set<String> files = new HashSet<>();
    commits.forEach(commit -> files.addAll(commit.files()));
    return files;
  }

  /** Gives all inputs in the order in which they were published, whatever commit has them now. */
  void inputs(Sink sink) {
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < commits.size(); i++) {
      for (Commit.Publication publication : commits.get(i).publications(names.get(i))) {
        for (Commit.Input input : publication.inputs()) {
          entries.add(new Entry(publication, input, i));
        }
        for (Commit.Input input : publication.past()) {
          entries.add(new Entry(publication, input, i));
        }
      }
    }
    entries.sort(
        Comparator.comparingLong((Entry entry) -> entry.publication().committedAtMs())
            .thenComparing(entry -> entry.publication().name())
            .thenComparing(entry -> entry.input().uri()));
    entries.forEach(entry -> sink.add(entry.input(), entry.commit()));
  }
}
