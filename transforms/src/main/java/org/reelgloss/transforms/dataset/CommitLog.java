package org.reelgloss.transforms.dataset;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.reelgloss.transforms.storage.OutputRoot;

/** Follows the commits of an output root while a run adds to them; each is read once. */
public final class CommitLog {
  /**
   * Sums over commits.
   *
   * @param inputs videos and failed inputs
   * @param clips clips in the dataset
   * @param failures failures of inputs and clips
   */
  public record Totals(long inputs, long clips, long failures) {}

  private final OutputRoot root;
  private final Set<String> seen = new HashSet<>();
  private long inputs;
  private long clips;
  private long failures;

  /** Begins before the first commit of a root. */
  public CommitLog(OutputRoot root) {
    this.root = root;
  }

  /** Returns the sums over all commits that are there now. */
  public Totals read() throws IOException {
    for (String name : root.list(Commits.FOLDER)) {
      if (name.startsWith(Commits.PREFIX) && seen.add(name)) {
        for (Commit.Input input : Commits.read(root, name).inputs()) {
          inputs++;
          clips += input.clips();
          failures += input.failures();
        }
      }
    }
    return new Totals(inputs, clips, failures);
  }
}
