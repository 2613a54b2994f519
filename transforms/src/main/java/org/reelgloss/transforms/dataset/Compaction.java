package org.reelgloss.transforms.dataset;

import com.google.auto.value.AutoValue;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.reelgloss.transforms.storage.OutputRoot;

/**
 * Writes the records of many small commits again as few large ones, and deletes what no reader
 * needs any more. Readers find the same before, after and at every moment between: one new commit
 * takes the place of old ones at once, and says of each input when and how often it was published.
 *
 * <pre>{@code
 * Compaction.Report report = Compaction.of(root).withGrace(Duration.ZERO).run();
 * }</pre>
 *
 * <p>May run beside a job that publishes, with a grace that is longer than anyone reads or writes a
 * file. A compaction that was killed leaves files that the next one deletes. Two at the same time
 * over one root are to be avoided: one may fail, or leave second copies to the next.
 */
@AutoValue
public abstract class Compaction {
  /** At least this, in bytes, so that records are worth their files. */
  public static final long LEAST_TARGET_BYTES = 1_000;

  /** At most this, in bytes: what one commit holds is read by one task. */
  public static final long MOST_TARGET_BYTES = 1_000_000_000;

  /**
   * What counts in a root.
   *
   * @param commits that are not replaced
   * @param inputs videos and failed inputs
   * @param clips in the dataset
   * @param failures of inputs and clips
   * @param files of records that the commits list
   * @param bytes of these files
   */
  public record Size(
      long commits, long inputs, long clips, long failures, long files, long bytes) {}

  /**
   * What was done.
   *
   * @param rewritten commits whose place was taken
   * @param deleted files that were deleted; a folder of media counts as one
   * @param waiting files that nobody needs any more, but which are younger than the grace
   */
  public record Report(Size before, Size after, int rewritten, long deleted, long waiting) {
    /** Returns whether the root was left as it was. */
    public boolean isNothing() {
      return rewritten == 0 && deleted == 0;
    }
  }

  abstract OutputRoot root();

  abstract long targetBytes();

  abstract Duration grace();

  abstract boolean media();

  abstract Clock clock();

  /** Returns a compaction to commits of 16 MB, with a grace of ten minutes, that spares media. */
  public static Compaction of(OutputRoot root) {
    return new AutoValue_Compaction(
        root, 16_000_000, Duration.ofMinutes(10), false, Clock.systemUTC());
  }

  /**
   * Brings commits together until their files have about so many bytes, in [{@link
   * #LEAST_TARGET_BYTES}, {@link #MOST_TARGET_BYTES}].
   */
  public Compaction withTargetBytes(long bytes) {
    if (bytes < LEAST_TARGET_BYTES || bytes > MOST_TARGET_BYTES) {
      throw new IllegalArgumentException(
          "target size must be from %d to %d bytes, but was: %d"
              .formatted(LEAST_TARGET_BYTES, MOST_TARGET_BYTES, bytes));
    }
    return new AutoValue_Compaction(root(), bytes, grace(), media(), clock());
  }

  /** Leaves what is younger than this, 0 or more, where it is. */
  public Compaction withGrace(Duration grace) {
    if (grace.isNegative()) {
      throw new IllegalArgumentException("grace must not be below 0, but was: " + grace);
    }
    return new AutoValue_Compaction(root(), targetBytes(), grace, media(), clock());
  }

  /**
   * Also deletes contact sheets and clips of videos that no commit lists. Only for times when no
   * job is at work: its videos are listed when they are done.
   */
  public Compaction withMedia() {
    return new AutoValue_Compaction(root(), targetBytes(), grace(), true, clock());
  }

  Compaction withClock(Clock clock) {
    return new AutoValue_Compaction(root(), targetBytes(), grace(), media(), clock);
  }

  /**
   * Does it.
   *
   * @throws IOException if a file cannot be read or written; nothing that counts was deleted
   */
  public Report run() throws IOException {
    Map<String, Long> sizes = sizes();
    LiveCommits live = LiveCommits.read(root());
    Commits commits = Commits.of(live);
    Size before = size(live, commits, sizes);
    KeptRecords kept = new KeptRecords(commits);
    List<List<Integer>> groups = new CompactionPlan(commits, kept, sizes, targetBytes()).groups();
    CommitRewriter rewriter = new CommitRewriter(root(), commits, kept, clock());
    for (List<Integer> group : groups) {
      rewriter.rewrite(UUID.randomUUID().toString().replace("-", ""), group);
    }
    Leftovers.Swept swept =
        new Leftovers(root(), clock().millis() - grace().toMillis()).sweep(media());
    LiveCommits now = LiveCommits.read(root());
    return new Report(
        before,
        size(now, Commits.of(now), sizes()),
        groups.stream().mapToInt(List::size).sum(),
        swept.deleted(),
        swept.waiting());
  }

  private Map<String, Long> sizes() throws IOException {
    Map<String, Long> sizes = new HashMap<>();
    for (RecordKind<?> kind : RecordKind.ALL) {
      root().walk(kind.folder().replace("/", ""), file -> sizes.put(file.name(), file.bytes()));
    }
    return sizes;
  }

  private static Size size(LiveCommits live, Commits commits, Map<String, Long> sizes) {
    long bytes = 0;
    for (String file : live.files()) {
      bytes += sizes.getOrDefault(file, 0L);
    }
    return new Size(
        live.commits().size(),
        commits.inputs().size(),
        commits.inputs().stream().mapToLong(Commit.Input::clips).sum(),
        commits.inputs().stream().mapToLong(Commit.Input::failures).sum(),
        live.files().size(),
        bytes);
  }
}
