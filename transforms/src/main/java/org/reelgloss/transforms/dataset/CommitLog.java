package org.reelgloss.transforms.dataset;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.reelgloss.transforms.storage.OutputRoot;

/** Follows the commits of an output root while a run adds to them; each is read once. */
public final class CommitLog {
  /**
   * Sums over commits.
   *
   * @param inputs videos and failed inputs, each as often as it was published
   * @param clips clips in the dataset
   * @param failures failures of inputs and clips that count
   */
  public record Totals(long inputs, long clips, long failures) {}

  private final OutputRoot root;
  private final Set<String> seen = new HashSet<>();
  private final Owners owners = new Owners();
  private long inputs;
  private long clips;
  private long failures;

  /** Begins before the first commit of a root. */
  public CommitLog(OutputRoot root) {
    this.root = root;
  }

  /** Returns the sums over all commits that are there now. */
  public Totals read() throws IOException {
    List<Commit> unseen = new ArrayList<>();
    for (String name : root.list(Commits.FOLDER)) {
      if (name.startsWith(Commits.PREFIX) && seen.add(name)) {
        unseen.add(Commits.read(root, name));
      }
    }
    unseen.sort(Comparator.comparingLong(Commit::committedAtMs));
    unseen.stream().flatMap(commit -> commit.inputs().stream()).forEach(this::add);
    return new Totals(inputs, clips, failures);
  }

  /** What an input had before no longer counts. */
  private void add(Commit.Input input) {
    inputs++;
    Owners.Owned before = owners.get(input.uri());
    if (owners.add(input, seen.size())) {
      clips += input.clips() - (before == null ? 0 : before.input().clips());
      failures += input.failures() - (before == null ? 0 : before.input().failures());
    }
  }
}
