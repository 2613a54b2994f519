package org.reelgloss.runners;

import org.reelgloss.transforms.storage.OutputRoot;

/** Runs jobs on one runner. */
interface Launcher {
  /**
   * Looks whether a job could run, before anything of its output is changed.
   *
   * @param output of the job
   * @param unbounded whether new inputs go on coming
   * @throws UsageException if it could not
   */
  void check(OutputRoot output, boolean unbounded) throws UsageException, InterruptedException;

  /**
   * Returns whether jobs that never end keep what was read in checkpoints.
   *
   * @param output of the job
   */
  boolean keepsCheckpoints(OutputRoot output) throws UsageException;

  /**
   * Runs until the job is done; one that watches never is.
   *
   * @throws StoppedException if a signal asked the run to end, and it can be gone on with
   * @throws Exception if the run failed
   */
  void run(Job job) throws Exception;
}
