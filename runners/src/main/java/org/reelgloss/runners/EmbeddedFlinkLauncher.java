package org.reelgloss.runners;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.jspecify.annotations.Nullable;
import org.reelgloss.transforms.storage.OutputRoot;
import org.reelgloss.transforms.storage.Sources;

/**
 * Runs on a Flink inside this process, which listens on 127.0.0.1 only. Batches run in Flink's
 * streaming mode, too: there a finished video is published while others are still being decoded, so
 * that a batch that is killed keeps what it had.
 *
 * <p>A job that never ends takes checkpoints, goes on from the last one where a task fails, and
 * stops with a savepoint when the process is asked to end. The next run of the same job goes on
 * from what this one left.
 */
final class EmbeddedFlinkLauncher implements Launcher {
  private final int parallelism;
  private final Duration checkpointEvery;
  private final @Nullable Path state;

  /**
   * @param state where checkpoints lie; null for a folder of the output, if that is on this machine
   */
  EmbeddedFlinkLauncher(int parallelism, Duration checkpointEvery, @Nullable Path state) {
    this.parallelism = parallelism;
    this.checkpointEvery = checkpointEvery;
    this.state = state;
  }

  @Override
  public void check(OutputRoot output, boolean unbounded) throws UsageException {
    if (unbounded && !keepsCheckpoints(output)) {
      System.err.println("reelgloss: no checkpoints; --state=DIR would keep them");
    }
  }

  @Override
  public boolean keepsCheckpoints(OutputRoot output) throws UsageException {
    return states(output) != null;
  }

  @Override
  public void run(Job job) throws Exception {
    StateFolder states = job.unbounded() ? states(job.root()) : null;
    MiniClusterConfiguration configuration =
        new MiniClusterConfiguration.Builder()
            .setConfiguration(EmbeddedFlink.configuration(states))
            .setNumTaskManagers(1)
            .setNumSlotsPerTaskManager(parallelism)
            .build();
    Path nothing = emptyJar();
    try (MiniCluster cluster = new MiniCluster(configuration)) {
      cluster.start();
      URI address = cluster.getRestAddress().get();
      FlinkPipelineOptions options =
          FlinkOptions.of(
              address.getHost() + ":" + address.getPort(),
              List.of(nothing.toString()),
              parallelism,
              job);
      if (states == null) {
        FlinkOptions.run(options, job);
      } else {
        runForEver(cluster, options, job, states);
      }
    } finally {
      Files.delete(nothing);
    }
  }

  private @Nullable StateFolder states(OutputRoot root) throws UsageException {
    if (state != null) {
      return new StateFolder(state);
    }
    return Sources.isLocal(root.toString())
        ? new StateFolder(Path.of(root.toString(), OutputRoot.STATE, "flink"))
        : null;
  }

  private void runForEver(
      MiniCluster cluster, FlinkPipelineOptions options, Job job, StateFolder states)
      throws IOException, StoppedException {
    FlinkOptions.takeCheckpoints(options, checkpointEvery);
    Optional<Path> latest = states.takeOver(job.identity());
    latest.ifPresent(
        path -> {
          System.err.println("reelgloss: going on from " + path);
          options.setSavepointPath(path.toUri().toString());
        });
    try (StopSignals signals = StopSignals.handle(new SavepointStop(cluster, states))) {
      try {
        FlinkOptions.run(options, job);
      } catch (RuntimeException failed) {
        throw latest.isEmpty()
            ? failed
            : new IllegalStateException(
                "The run, which went on from %s, failed; delete %s to begin anew"
                    .formatted(latest.get(), states),
                failed);
      }
      if (signals.received() != 0) {
        throw StoppedException.bySignal(signals.received());
      }
    }
  }

  /**
   * Returns what is sent to the cluster as the job's code. All code is in this process already; but
   * an empty list of files would mean the whole class path, loaded a second time, natives included.
   */
  private static Path emptyJar() throws IOException {
    Path jar = Files.createTempFile("reelgloss-", ".jar");
    try (OutputStream out = Files.newOutputStream(jar)) {
      new JarOutputStream(out, new Manifest()).close();
    }
    return jar;
  }
}
