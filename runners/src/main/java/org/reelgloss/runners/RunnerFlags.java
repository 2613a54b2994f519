package org.reelgloss.runners;

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

  /** Returns the launcher that was asked for. */
  Launcher launcher() throws UsageException {
    if (parallelism < 1) {
      throw new UsageException("parallelism must be at least 1, but was: " + parallelism);
    }
    return Launcher.of(runner, flinkMaster, parallelism);
  }

  /** Returns where the run is, in words. */
  String place() {
    return "on %s with parallelism %d"
        .formatted(flinkMaster == null ? runner : runner + " at " + flinkMaster, parallelism);
  }
}
