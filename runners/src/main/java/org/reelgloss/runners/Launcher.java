package org.reelgloss.runners;

import java.util.Set;
import java.util.function.Consumer;
import org.apache.beam.sdk.Pipeline;
import org.jspecify.annotations.Nullable;

/** Runs a graph on one runner. */
interface Launcher {
  /**
   * Runs until the graph is done; one that watches never is.
   *
   * @param graph adds the graph to an empty pipeline
   * @param unbounded whether new inputs go on coming
   * @throws Exception if the run failed
   */
  void run(Consumer<Pipeline> graph, boolean unbounded) throws Exception;

  /**
   * Returns the launcher of a runner.
   *
   * @param flinkMaster REST address of a Flink cluster; null for a Flink in this process
   */
  static Launcher of(String runner, @Nullable String flinkMaster, int parallelism)
      throws UsageException {
    if (flinkMaster != null && !runner.equals("flink")) {
      throw new UsageException("flink-master needs the runner flink, but that was: " + runner);
    }
    return switch (runner) {
      case "flink" ->
          flinkMaster == null
              ? new EmbeddedFlinkLauncher(parallelism)
              : new RemoteFlinkLauncher(flinkMaster, parallelism);
      case "direct" -> new DirectLauncher(parallelism);
      default ->
          throw new UsageException(
              "runner must be flink or direct, but was: "
                  + runner
                  + DidYouMean.hint(runner, Set.of("flink", "direct")));
    };
  }
}
