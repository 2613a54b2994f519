package org.reelgloss.runners;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntConsumer;
import org.apache.flink.api.common.JobID;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.client.JobStatusMessage;
import org.apache.flink.runtime.minicluster.MiniCluster;

/**
 * Stops the job of a Flink in this process with a savepoint. Where that fails, the process ends all
 * the same: the next run goes on from the last checkpoint.
 */
final class SavepointStop implements IntConsumer {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final MiniCluster cluster;
  private final StateFolder states;

  SavepointStop(MiniCluster cluster, StateFolder states) {
    this.cluster = cluster;
    this.states = states;
  }

  /**
   * Stops.
   *
   * @param signal that asked for it
   */
  @Override
  public void accept(int signal) {
    System.err.println("reelgloss: stopping; what is under way is kept in " + states);
    try {
      if (!stop()) {
        System.exit(ExitCode.SIGNAL + signal);
      }
    } catch (ExecutionException | TimeoutException | InterruptedException cause) {
      System.err.println("reelgloss: no savepoint; the last checkpoint stays: " + cause);
      System.exit(ExitCode.SIGNAL + signal);
    }
  }

  /** Returns whether there was something to stop. */
  private boolean stop() throws ExecutionException, TimeoutException, InterruptedException {
    for (JobStatusMessage job : cluster.listJobs().get()) {
      if (!job.getJobState().isGloballyTerminalState()) {
        JobID id = job.getJobId();
        cluster
            .stopWithSavepoint(
                id, states.savepoints().toUri().toString(), false, SavepointFormatType.CANONICAL)
            .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        return true;
      }
    }
    return false;
  }
}
