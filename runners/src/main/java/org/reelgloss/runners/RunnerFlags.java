package org.reelgloss.runners;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags that say where a run is. */
final class RunnerFlags {
  @Option(
      names = "--runner",
      defaultValue = "flink",
      paramLabel = "NAME",
      description = "flink or direct; default: flink.")
  private String runner = "";

  @Option(
      names = "--flink-master",
      paramLabel = "HOST:PORT",
      description =
          "REST address of a Flink cluster; default: a Flink in this process, or the one that runs "
              + "this as a job's jar.")
  private @Nullable String flinkMaster;

  @Option(
      names = "--parallelism",
      paramLabel = "N",
      description = "Tasks at a time; default: the number of this machine's cores.")
  private @Nullable Integer parallelism;

  @Option(
      names = "--checkpoint-every",
      defaultValue = "10s",
      paramLabel = "TIME",
      description =
          "Of what runs on Flink for ever or on a cluster: how much work may be done again.")
  private Duration checkpointEvery = Duration.ZERO;

  @Option(
      names = "--state",
      paramLabel = "DIR",
      description =
          "With --watch, without --flink-master: where checkpoints lie, from which the next run goes "
              + "on; default: _state/flink of a local output.")
  private @Nullable Path state;

  @Option(
      names = "--from-savepoint",
      paramLabel = "URI",
      description = "With --flink-master: the savepoint or checkpoint to go on from.")
  private @Nullable String savepoint;

  /** Returns the launcher that was asked for. */
  Launcher launcher() throws UsageException {
    if (parallelism != null && parallelism < 1) {
      throw new UsageException("parallelism must be at least 1, but was: " + parallelism);
    }
    SplitFlags.positive("checkpoint-every", checkpointEvery);
    if (flinkMaster != null && !runner.equals("flink")) {
      throw new UsageException("flink-master needs the runner flink, but that was: " + runner);
    }
    if (flinkMaster == null && savepoint != null) {
      throw new UsageException("from-savepoint needs flink-master, which there was not");
    }
    return switch (runner) {
      case "flink" -> onFlink();
      case "direct" -> new DirectLauncher(tasks());
      default ->
          throw new UsageException(
              "runner must be flink or direct, but was: "
                  + runner
                  + DidYouMean.hint(runner, Set.of("flink", "direct")));
    };
  }

  private Launcher onFlink() throws UsageException {
    if (flinkMaster != null) {
      return new RemoteFlinkLauncher(flinkMaster, tasks(), checkpointEvery, savepoint);
    }
    return SubmittedFlinkLauncher.isAsked()
        ? new SubmittedFlinkLauncher(parallelism, checkpointEvery)
        : new EmbeddedFlinkLauncher(tasks(), checkpointEvery, state);
  }

  private int tasks() {
    return parallelism == null ? Runtime.getRuntime().availableProcessors() : parallelism;
  }

  /** Returns where the run is, in words. */
  String place() {
    String place = "on " + runner + (flinkMaster == null ? "" : " at " + flinkMaster);
    return parallelism == null && SubmittedFlinkLauncher.isAsked()
        ? place
        : place + " with parallelism " + tasks();
  }
}
