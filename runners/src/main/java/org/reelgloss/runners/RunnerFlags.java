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
      description = "REST address of a Flink cluster; default: a Flink in this process.")
  private @Nullable String flinkMaster;

  @Option(
      names = "--parallelism",
      paramLabel = "N",
      description = "Tasks at a time; default: the number of this machine's cores.")
  private int parallelism = Runtime.getRuntime().availableProcessors();

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
    if (parallelism < 1) {
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
      case "flink" ->
          flinkMaster == null
              ? new EmbeddedFlinkLauncher(parallelism, checkpointEvery, state)
              : new RemoteFlinkLauncher(flinkMaster, parallelism, checkpointEvery, savepoint);
      case "direct" -> new DirectLauncher(parallelism);
      default ->
          throw new UsageException(
              "runner must be flink or direct, but was: "
                  + runner
                  + DidYouMean.hint(runner, Set.of("flink", "direct")));
    };
  }

  /** Returns where the run is, in words. */
  String place() {
    return "on %s with parallelism %d"
        .formatted(flinkMaster == null ? runner : runner + " at " + flinkMaster, parallelism);
  }
}
