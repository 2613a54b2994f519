package org.reelgloss.runners;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.jspecify.annotations.Nullable;
import org.reelgloss.transforms.storage.OutputRoot;

/**
 * Runs on a Flink cluster, to which it sends the classes of this process that it lacks. Inputs,
 * models and the output must have the same names on every machine. A task that is lost, with its
 * machine or not, is begun again from the last checkpoint; what was published stays.
 */
final class RemoteFlinkLauncher implements Launcher {
  private static final Pattern ADDRESS = Pattern.compile("[\\w.-]+:\\d{1,5}");

  /** A cluster has these itself, and loads its own. */
  private static final List<String> OF_CLUSTER = List.of("flink-", "log4j-", "slf4j-");

  private final String master;
  private final int parallelism;
  private final Duration checkpointEvery;
  private final @Nullable String savepoint;

  /**
   * @param master host and port of the cluster's REST address
   * @param savepoint where the job goes on from; null to begin
   */
  RemoteFlinkLauncher(
      String master, int parallelism, Duration checkpointEvery, @Nullable String savepoint)
      throws UsageException {
    if (!ADDRESS.matcher(master).matches()) {
      throw new UsageException(
          "flink-master must be the REST address of a cluster, HOST:PORT, but was: " + master);
    }
    this.master = master;
    this.parallelism = parallelism;
    this.checkpointEvery = checkpointEvery;
    this.savepoint = savepoint;
  }

  @Override
  public void check(OutputRoot output, boolean unbounded)
      throws UsageException, InterruptedException {
    ClusterCheck found = look();
    found.warnings().forEach(warning -> System.err.println("reelgloss: " + warning));
    ClusterJobs.refuse(new FlinkRest(master), output);
  }

  private ClusterCheck look() throws UsageException, InterruptedException {
    String classPath = System.getProperty("java.class.path");
    return ClusterCheck.look(new FlinkRest(master), ClusterLib.jars(classPath), parallelism);
  }

  @Override
  public boolean keepsCheckpoints(OutputRoot output) {
    return true;
  }

  @Override
  public void run(Job job) throws Exception {
    String classPath = System.getProperty("java.class.path");
    List<String> code = look().hasLib() ? codeBesidesLib(classPath) : code(classPath);
    FlinkPipelineOptions options = FlinkOptions.of(master, code, parallelism, job);
    FlinkOptions.takeCheckpoints(options, checkpointEvery);
    if (savepoint != null) {
      options.setSavepointPath(savepoint);
    }
    FlinkOptions.run(options, job);
  }

  /** Returns what of a class path a cluster does not have whose {@code lib/} is filled. */
  static List<String> codeBesidesLib(String classPath) {
    List<String> lib = ClusterLib.jars(classPath).stream().map(Path::toString).toList();
    return code(classPath).stream().filter(entry -> !lib.contains(entry)).toList();
  }

  /** Returns what of a class path no cluster has. */
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
