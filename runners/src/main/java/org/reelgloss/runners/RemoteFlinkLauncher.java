package org.reelgloss.runners;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;

/**
 * Runs on a Flink cluster, to which it sends the classes of this process. Inputs, models and the
 * output must have the same names on every machine. A task that is lost, with its machine or not,
 * is begun again from the last checkpoint; what was published stays.
 */
final class RemoteFlinkLauncher implements Launcher {
  private static final Pattern ADDRESS = Pattern.compile("[\\w.-]+:\\d{1,5}");
  private static final long CHECKPOINT_MILLIS = 10_000;

  /** A cluster has these itself, and loads its own. */
  private static final List<String> OF_CLUSTER = List.of("flink-", "log4j-", "slf4j-");

  private final String master;
  private final int parallelism;

  /**
   * @param master host and port of the cluster's REST address
   */
  RemoteFlinkLauncher(String master, int parallelism) throws UsageException {
    if (!ADDRESS.matcher(master).matches()) {
      throw new UsageException(
          "flink-master must be the REST address of a cluster, HOST:PORT, but was: " + master);
    }
    this.master = master;
    this.parallelism = parallelism;
  }

  @Override
  public void run(Consumer<Pipeline> graph, boolean unbounded) throws Exception {
    List<String> code = code(System.getProperty("java.class.path"));
    FlinkPipelineOptions options = FlinkOptions.of(master, code, parallelism, unbounded);
    options.setCheckpointingInterval(CHECKPOINT_MILLIS);
    options.setFinishBundleBeforeCheckpointing(true);
    Pipeline pipeline = Pipeline.create(options);
    graph.accept(pipeline);
    PipelineResult.State state = pipeline.run().waitUntilFinish();
    if (state != PipelineResult.State.DONE) {
      throw new IllegalStateException("The job ended as " + state);
    }
  }

  /** Returns what of a class path a cluster does not have. */
  static List<String> code(String classPath) {
    return Arrays.stream(classPath.split(Pattern.quote(File.pathSeparator)))
        .filter(
            entry -> {
              String name = String.valueOf(Path.of(entry).getFileName());
              return OF_CLUSTER.stream().noneMatch(name::startsWith);
            })
        .toList();
  }
}
