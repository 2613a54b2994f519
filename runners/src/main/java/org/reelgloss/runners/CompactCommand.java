package org.reelgloss.runners;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.reelgloss.pipeline.OutputSettings;
import org.reelgloss.transforms.dataset.Compaction;
import org.reelgloss.transforms.storage.OutputRoot;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code reelgloss compact}: few large files instead of many small ones. */
@Command(
    mixinStandardHelpOptions = true,
    name = "compact",
    description = "Bring the small files of a dataset together and delete leftovers.")
final class CompactCommand implements Callable<Integer> {
  /** Below this a run beside may lose what it is writing. */
  private static final Duration SAFE_GRACE = Duration.ofMinutes(1);

  private static final double MEGA = 1e6;

  @Parameters(paramLabel = "DIR", description = "The output folder of a run.")
  private String folder = "";

  @Option(
      names = "--target-size",
      converter = SizeConverter.class,
      defaultValue = "16MB",
      paramLabel = "SIZE",
      description = "Size of files to bring records together in, 1kB to 1GB; default: 16MB.")
  private long targetSize;

  @Option(
      names = "--grace",
      defaultValue = "10m",
      paramLabel = "TIME",
      description =
          "What is younger is not deleted yet, but by a later compact; default: 10m. Below 1m no run "
              + "may be at work.")
  private Duration grace = Duration.ZERO;

  @Option(
      names = "--media",
      description =
          "Also delete frames and clips of videos that no record names; no run may be at work.")
  private boolean media;

  @Override
  public Integer call() throws Exception {
    OutputRoot root = Outputs.existing(folder);
    if (!OutputSettings.isRoot(root)) {
      throw new UsageException("DIR must be the output folder of a run, but was: " + root);
    }
    Compaction compaction = Compaction.of(root).withTargetBytes(targetSize).withGrace(grace);
    boolean alone = media || grace.compareTo(SAFE_GRACE) < 0;
    try (RunLock compact = RunLock.ofCompaction(root);
        @Nullable RunLock run = alone ? RunLock.of(root) : null) {
      print(root, (media ? compaction.withMedia() : compaction).run());
    }
    return ExitCode.DONE;
  }

  private static void print(OutputRoot root, Compaction.Report report) {
    String waiting =
        report.waiting() == 0 ? "" : "; " + report.waiting() + " files wait for the grace";
    System.err.println(
        report.isNothing()
            ? "reelgloss: nothing to compact in " + root + ": " + words(report.after()) + waiting
            : "reelgloss: compacted %s: %s before; %s now; %d files deleted%s"
                .formatted(
                    root,
                    words(report.before()),
                    words(report.after()),
                    report.deleted(),
                    waiting));
  }

  private static String words(Compaction.Size size) {
    return String.format(
        Locale.ROOT,
        "%d commits, %d inputs, %d clips, %d failures in %d files of %.1f MB",
        size.commits(),
        size.inputs(),
        size.clips(),
        size.failures(),
        size.files(),
        size.bytes() / MEGA);
  }
}
