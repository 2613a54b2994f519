package org.reelgloss.runners;

import java.time.Duration;
import java.util.List;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.runners.flink.FlinkRunner;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/** What every run on Flink is set to, wherever the Flink is. */
final class FlinkOptions {
  /** Elements of a bundle may take seconds each; what is done is to go on after as long. */
  private static final long BUNDLE_MILLIS = 500;

  private FlinkOptions() {}

  /**
   * Returns options for a run in Flink's streaming mode, batches included.
   *
   * @param master host and port of the REST address
   * @param code files that the cluster loads classes from
   */
  static FlinkPipelineOptions of(String master, List<String> code, int parallelism, Job job) {
    FlinkPipelineOptions options = PipelineOptionsFactory.as(FlinkPipelineOptions.class);
    options.setRunner(FlinkRunner.class);
    options.setJobName(job.name());
    options.setFlinkMaster(master);
    options.setFilesToStage(code);
    options.setParallelism(parallelism);
    options.setStreaming(true);
    options.setMaxBundleTimeMills(BUNDLE_MILLIS);
    options.setFasterCopy(true);
    Storage.copyTo(options);
    options.setShutdownSourcesAfterIdleMs(job.unbounded() ? Long.MAX_VALUE : 0L);
    return options;
  }

  /**
   * Takes checkpoints, which are kept when the run ends otherwise than by itself. One that cannot
   * be stored ends nothing: what is published does not depend on it.
   */
  static void takeCheckpoints(FlinkPipelineOptions options, Duration every) {
    options.setCheckpointingInterval(every.toMillis());
    options.setMinPauseBetweenCheckpoints(every.toMillis() / 2);
    options.setFinishBundleBeforeCheckpointing(true);
    options.setExternalizedCheckpointsEnabled(true);
    options.setRetainExternalizedCheckpointsOnCancellation(true);
    options.setFailOnCheckpointingErrors(false);
  }

  /**
   * Runs until the job ends; any end but the one of a finished job is a failure.
   *
   * @throws StoppedException if the job was only to be sent off
   */
  static void run(FlinkPipelineOptions options, Job job) throws StoppedException {
    Pipeline pipeline = Pipeline.create(options);
    job.graph().accept(pipeline);
    PipelineResult result = pipeline.run();
    if (!options.getAttachedMode()) {
      throw StoppedException.detached();
    }
    PipelineResult.State state = result.waitUntilFinish();
    if (state != PipelineResult.State.DONE) {
      throw new IllegalStateException("Flink ended the job as " + state);
    }
  }
}
