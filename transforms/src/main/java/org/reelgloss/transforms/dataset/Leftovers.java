package org.reelgloss.transforms.dataset;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.reelgloss.transforms.storage.OutputRoot;

/**
 * Deletes what no reader needs any more: replaced commits and their files, files that no commit
 * lists, and unfinished ones. What is younger than the grace stays, for those who are reading it or
 * have yet to list it.
 */
final class Leftovers {
  /**
   * What became of the leftovers.
   *
   * @param deleted files that were deleted
   * @param waiting files, commits among them, that have to wait for the grace
   */
  record Swept(long deleted, long waiting) {}

  private static final List<String> MEDIA = List.of("frames", "clips");

  private final OutputRoot root;
  private final long before;

  private final Set<String> expired = new HashSet<>();
  private final Set<String> waiting = new HashSet<>();
  private long deleted;

  /**
   * @param before what is younger than this stays, in ms since the epoch
   */
  Leftovers(OutputRoot root, long before) {
    this.root = root;
    this.before = before;
  }

  /**
   * Deletes leftovers, commits first.
   *
   * @param media also those of videos that no commit lists; nothing tells the media of a video that
   *     a run is working on from these
   */
  Swept sweep(boolean media) throws IOException {
    Set<String> names = new HashSet<>(); // Before the commits that may list them.
    records().forEach(file -> names.add(file.name()));
    Map<String, Long> folders = media ? folders() : Map.of();
    LiveCommits live = LiveCommits.read(root);
    deleteCommits(live);
    Set<String> listed = live.files();
    List<OutputRoot.Stored> files = records(); // One may have been written again meanwhile.
    files.removeIf(file -> !names.contains(file.name()) || listed.contains(file.name()));
    root.walk(OutputRoot.STATE + "/parts", files::add);
    delete(files);
    deleteMedia(folders, live);
    return new Swept(deleted, waiting.size());
  }

  private List<OutputRoot.Stored> records() throws IOException {
    List<OutputRoot.Stored> files = new ArrayList<>();
    for (RecordKind<?> kind : RecordKind.ALL) {
      root.walk(kind.folder().replace("/", ""), files::add);
    }
    return files;
  }

  /** What one compaction replaced goes before what replaced it, or it would count again. */
  private void deleteCommits(LiveCommits live) throws IOException {
    List<String> plain = new ArrayList<>();
    Map<String, Commit> compacted = new HashMap<>();
    for (String name : LiveCommits.names(root)) {
      Long replacedAt = live.replacedBy().get(name);
      if (replacedAt == null) {
        continue;
      }
      Commit commit = Commits.read(root, name);
      if (replacedAt > before) {
        waiting.add(name);
        waiting.addAll(commit.files());
        continue;
      }
      expired.addAll(commit.files());
      if (commit.isCompacted()) {
        compacted.put(name, commit);
      } else {
        plain.add(name);
      }
    }
    root.deleteFiles(plain);
    List<Map.Entry<String, Commit>> oldestFirst = new ArrayList<>(compacted.entrySet());
    oldestFirst.sort(
        Map.Entry.comparingByValue((a, b) -> Long.compare(a.committedAtMs(), b.committedAtMs())));
    for (Map.Entry<String, Commit> one : oldestFirst) {
      root.deleteFiles(List.of(one.getKey()));
    }
    deleted += plain.size() + compacted.size();
  }

  private void delete(List<OutputRoot.Stored> unlisted) throws IOException {
    List<String> names = new ArrayList<>();
    for (OutputRoot.Stored file : unlisted) {
      boolean old = file.modifiedMs() <= before && !waiting.contains(file.name());
      if (old || expired.contains(file.name())) {
        names.add(file.name());
      } else {
        waiting.add(file.name());
      }
    }
    root.deleteFiles(names);
    deleted += names.size();
  }

  /** Returns the folders of media, by name, with the time of the latest file in each. */
  private Map<String, Long> folders() throws IOException {
    Map<String, Long> folders = new HashMap<>();
    for (String kind : MEDIA) {
      root.walk(
          kind,
          file -> {
            int slash = file.name().indexOf('/', kind.length() + 1);
            if (slash > 0) {
              folders.merge(file.name().substring(0, slash), file.modifiedMs(), Math::max);
            }
          });
    }
    return folders;
  }

  private void deleteMedia(Map<String, Long> folders, LiveCommits live) throws IOException {
    Set<String> videos = new HashSet<>();
    for (Commit commit : live.commits()) {
      commit.allInputs().forEach(input -> videos.add(input.videoId()));
    }
    for (Map.Entry<String, Long> folder : folders.entrySet()) {
      String video = folder.getKey().substring(folder.getKey().indexOf('/') + 1);
      if (folder.getValue() <= before && !videos.contains(video)) {
        root.delete(folder.getKey());
        deleted++;
      }
    }
  }
}
