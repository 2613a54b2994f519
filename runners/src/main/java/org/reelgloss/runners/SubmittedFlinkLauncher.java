package org.reelgloss.runners;

import java.time.Duration;
import java.util.List;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.flink.client.program.StreamContextEnvironment;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.configuration.PipelineOptionsInternal;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.SecurityOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;
import org.reelgloss.transforms.storage.OutputRoot;

/**
 * Runs on the Flink that was told to run the job's jar: by {@code flink run}, by its REST interface
 * or as an application cluster. Cluster, savepoint and, unless a flag says it, parallelism are what
 * it was told.
 */
final class SubmittedFlinkLauncher implements Launcher {
  private static final int AS_TOLD = -1;

  private final @Nullable Integer parallelism;
  private final Duration checkpointEvery;

  SubmittedFlinkLauncher(@Nullable Integer parallelism, Duration checkpointEvery) {
    this.parallelism = parallelism;
    this.checkpointEvery = checkpointEvery;
  }

  /** An application cluster that recovers runs its job already when it asks for it again. */
  private static boolean isRecovery(ReadableConfig flink) {
    return flink.getOptional(PipelineOptionsInternal.PIPELINE_FIXED_JOB_ID).isPresent();
  }

  /** Returns whether a Flink runs this code. */
  static boolean isAsked() {
    return StreamExecutionEnvironment.getExecutionEnvironment() instanceof StreamContextEnvironment;
  }

  private static ReadableConfig flink() {
    return StreamExecutionEnvironment.getExecutionEnvironment().getConfiguration();
  }

  @Override
  public void check(OutputRoot output, boolean unbounded)
      throws UsageException, InterruptedException {
    ReadableConfig flink = flink();
    String host = flink.get(RestOptions.ADDRESS);
    if (host != null && !flink.get(SecurityOptions.SSL_REST_ENABLED) && !isRecovery(flink)) {
      ClusterJobs.refuse(new FlinkRest(host + ":" + flink.get(RestOptions.PORT)), output);
    }
  }

  @Override
  public boolean keepsCheckpoints(OutputRoot output) {
    return true;
  }

  @Override
  public void run(Job job) throws Exception {
    FlinkPipelineOptions options =
        FlinkOptions.of("[auto]", List.of(), parallelism == null ? AS_TOLD : parallelism, job);
    options.setAttachedMode(flink().get(DeploymentOptions.ATTACHED));
    FlinkOptions.takeCheckpoints(options, checkpointEvery);
    FlinkOptions.run(options, job);
  }
}
