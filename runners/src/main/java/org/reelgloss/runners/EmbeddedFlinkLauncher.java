package org.reelgloss.runners;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.flink.configuration.BlobServerOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;

/**
 * Runs on a Flink inside this process, which listens on 127.0.0.1 only. Batches run in Flink's
 * streaming mode, too: there a finished video is published while others are still being decoded, so
 * that a batch that is killed keeps what it had.
 */
final class EmbeddedFlinkLauncher implements Launcher {
  private static final String LOCALHOST = "127.0.0.1";

  private final int parallelism;

  EmbeddedFlinkLauncher(int parallelism) {
    this.parallelism = parallelism;
  }

  @Override
  public void run(Consumer<Pipeline> graph, boolean unbounded) throws Exception {
    MiniClusterConfiguration configuration =
        new MiniClusterConfiguration.Builder()
            .setConfiguration(configuration())
            .setNumTaskManagers(1)
            .setNumSlotsPerTaskManager(parallelism)
            .build();
    Path nothing = emptyJar();
    try (MiniCluster cluster = new MiniCluster(configuration)) {
      cluster.start();
      URI address = cluster.getRestAddress().get();
      Pipeline pipeline =
          Pipeline.create(
              FlinkOptions.of(
                  address.getHost() + ":" + address.getPort(),
                  List.of(nothing.toString()),
                  parallelism,
                  unbounded));
      graph.accept(pipeline);
      PipelineResult.State state = pipeline.run().waitUntilFinish();
      if (state != PipelineResult.State.DONE) {
        throw new IllegalStateException("Flink ended as " + state);
      }
    } finally {
      Files.delete(nothing);
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

  private static Configuration configuration() {
    Configuration configuration = new Configuration();
    configuration.set(RestOptions.ADDRESS, LOCALHOST);
    configuration.set(RestOptions.BIND_ADDRESS, LOCALHOST);
    configuration.set(RestOptions.BIND_PORT, "0");
    configuration.set(JobManagerOptions.ADDRESS, LOCALHOST);
    configuration.set(JobManagerOptions.BIND_HOST, LOCALHOST);
    configuration.set(TaskManagerOptions.HOST, LOCALHOST);
    configuration.set(TaskManagerOptions.BIND_HOST, LOCALHOST);
    configuration.set(BlobServerOptions.PORT, "0");
    configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(16));
    return configuration;
  }
}
