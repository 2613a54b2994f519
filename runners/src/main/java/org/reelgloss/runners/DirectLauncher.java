package org.reelgloss.runners;

import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.reelgloss.transforms.storage.OutputRoot;

/** Runs on Beam's DirectRunner, in this process. */
final class DirectLauncher implements Launcher {
  private final int parallelism;

  DirectLauncher(int parallelism) {
    this.parallelism = parallelism;
  }

  @Override
  public void check(OutputRoot output, boolean unbounded) {} // It runs everything.

  @Override
  public boolean keepsCheckpoints(OutputRoot output) {
    return false;
  }

  @Override
  public void run(Job job) {
    DirectOptions options = PipelineOptionsFactory.create().as(DirectOptions.class);
    options.setRunner(DirectRunner.class);
    options.setTargetParallelism(parallelism);
    options.setEnforceEncodability(false);
    options.setEnforceImmutability(false);
    options.setBlockOnRun(true);
    Storage.copyTo(options);
    Pipeline pipeline = Pipeline.create(options);
    job.graph().accept(pipeline);
    PipelineResult.State state = pipeline.run().waitUntilFinish();
    if (state != PipelineResult.State.DONE) {
      throw new IllegalStateException("The DirectRunner ended as " + state);
    }
  }
}
