package org.reelgloss.runners;

import java.util.Set;
import java.util.function.Consumer;
import org.apache.beam.sdk.Pipeline;

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

  /** Returns the launcher of a runner. */
  static Launcher of(String runner, int parallelism) throws UsageException {
    return switch (runner) {
      case "flink" -> new EmbeddedFlinkLauncher(parallelism);
      case "direct" -> new DirectLauncher(parallelism);
      default ->
          throw new UsageException(
              "runner must be flink or direct, but was: "
                  + runner
                  + DidYouMean.hint(runner, Set.of("flink", "direct")));
    };
  }
}
