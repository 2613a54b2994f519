package org.reelgloss.transforms.dataset;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Decides which commits are brought together: those of one captioning that are small or of which
 * much is of no more use, in their order, until they have the wanted size. What a compaction has
 * made is not made anew for little.
 */
final class CompactionPlan {
  /** What an input takes in a commit, about. */
  private static final long BYTES_OF_INPUT = 256;

  /** Of a file besides its schema and its records. */
  private static final long BYTES_OF_HEADER = 120;

  /** So many compacted commits are brought together again. */
  private static final int MANY = 8;

  /** So small a part of the inputs of a commit may be of no use. */
  private static final long STALE_PART = 4;

  private final Commits commits;
  private final KeptRecords kept;
  private final Map<String, Long> sizes;
  private final long targetBytes;

  /**
   * @param sizes of files, in bytes
   */
  CompactionPlan(Commits commits, KeptRecords kept, Map<String, Long> sizes, long targetBytes) {
    this.commits = commits;
    this.kept = kept;
    this.sizes = sizes;
    this.targetBytes = targetBytes;
  }

  /** Returns numbers of commits that are to become one; empty where there is nothing to do. */
  List<List<Integer>> groups() {
    Map<Map<String, String>, List<Integer>> byCaptioning = new LinkedHashMap<>();
    for (int i = 0; i < commits.inOrder().size(); i++) {
      if (bytes(i) < targetBytes / 2 || isStale(i)) {
        byCaptioning
            .computeIfAbsent(commits.inOrder().get(i).captioning(), key -> new ArrayList<>())
            .add(i);
      }
    }
    List<List<Integer>> groups = new ArrayList<>();
    for (List<Integer> candidates : byCaptioning.values()) {
      List<Integer> group = new ArrayList<>();
      long bytes = 0;
      for (int candidate : candidates) {
        group.add(candidate);
        bytes += bytes(candidate);
        if (bytes >= targetBytes) {
          groups.add(group);
          group = new ArrayList<>();
          bytes = 0;
        }
      }
      groups.add(group);
    }
    groups.removeIf(group -> !isWorthIt(group));
    return groups;
  }

  private boolean isWorthIt(List<Integer> group) {
    boolean anyNew = group.stream().anyMatch(i -> !commits.inOrder().get(i).isCompacted());
    return (group.size() > 1 && anyNew)
        || group.size() >= MANY
        || group.stream().anyMatch(this::isStale);
  }

  /** Small files are mostly schema, which their records do not need again. */
  private long bytes(int commit) {
    long bytes = 0;
    for (String file : commits.inOrder().get(commit).files()) {
      long size = sizes.getOrDefault(file, 0L);
      for (RecordKind<?> kind : RecordKind.ALL) {
        size -= kind.isIn(file) ? header(kind) : 0;
      }
      bytes += Math.max(0, size);
    }
    return bytes + BYTES_OF_INPUT * commits.inOrder().get(commit).allInputs().count();
  }

  private static long header(RecordKind<?> kind) {
    return BYTES_OF_HEADER + kind.schema().toString().getBytes(StandardCharsets.UTF_8).length;
  }

  private boolean isStale(int commit) {
    List<Commit.Input> inputs = commits.inOrder().get(commit).allInputs().toList();
    long stale = inputs.stream().filter(input -> !kept.hasAny(commit, input.uri())).count();
    return stale > 0 && stale * STALE_PART >= inputs.size();
  }
}
