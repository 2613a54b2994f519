package org.reelgloss.runners;

/** Runs jobs on one runner. */
interface Launcher {
  /**
   * Runs until the job is done; one that watches never is.
   *
   * @throws StoppedException if a signal asked the run to end, and it can be gone on with
   * @throws Exception if the run failed
   */
  void run(Job job) throws Exception;
}
