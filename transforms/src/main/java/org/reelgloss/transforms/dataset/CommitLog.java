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
  private Owners owners = new Owners();
  private long inputs;
  private long clips;
  private long failures;

  /** Begins before the first commit of a root. */
  public CommitLog(OutputRoot root) {
    this.root = root;
  }

  /** Returns the sums over all commits that are there now. */
  public Totals read() throws IOException {
    List<String> unseen = new ArrayList<>(LiveCommits.names(root));
    unseen.removeAll(seen);
    if (unseen.stream().anyMatch(name -> name.startsWith(Commits.COMPACTED))) {
      beginAnew(LiveCommits.read(root));
    } else {
      goOn(unseen);
    }
    return new Totals(inputs, clips, failures);
  }

  /** Other commits say now what was counted before. */
  private void beginAnew(LiveCommits live) {
    seen.clear();
    owners = new Owners();
    inputs = 0;
    clips = 0;
    failures = 0;
    seen.addAll(live.replacedBy().keySet());
    seen.addAll(live.names());
    for (int i = 0; i < live.commits().size(); i++) {
      for (Commit.Publication one : live.commits().get(i).publications(live.names().get(i))) {
        inputs += one.published();
      }
    }
    live.inputs(this::add);
  }

  private void goOn(List<String> unseen) throws IOException {
    List<Commit> commits = new ArrayList<>();
    for (String name : unseen) {
      commits.add(Commits.read(root, name));
    }
    seen.addAll(unseen);
    commits.sort(Comparator.comparingLong(Commit::committedAtMs));
    for (Commit commit : commits) {
      inputs += commit.inputs().size();
      commit.inputs().forEach(input -> add(input, 0));
    }
  }

  /** What an input had before no longer counts. */
  private void add(Commit.Input input, int commit) {
    Owners.Owned before = owners.get(input.uri());
    if (owners.add(input, commit)) {
      clips += input.clips() - (before == null ? 0 : before.input().clips());
      failures += input.failures() - (before == null ? 0 : before.input().failures());
    }
  }
}
