package org.reelgloss.runners;

import java.util.List;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.runners.flink.FlinkRunner;
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
   * @param unbounded whether new inputs go on coming
   */
  static FlinkPipelineOptions of(
      String master, List<String> code, int parallelism, boolean unbounded) {
    FlinkPipelineOptions options = PipelineOptionsFactory.as(FlinkPipelineOptions.class);
    options.setRunner(FlinkRunner.class);
    options.setJobName("reelgloss");
    options.setFlinkMaster(master);
    options.setFilesToStage(code);
    options.setParallelism(parallelism);
    options.setStreaming(true);
    options.setMaxBundleTimeMills(BUNDLE_MILLIS);
    options.setFasterCopy(true);
    options.setShutdownSourcesAfterIdleMs(unbounded ? Long.MAX_VALUE : 0L);
    return options;
  }
}
