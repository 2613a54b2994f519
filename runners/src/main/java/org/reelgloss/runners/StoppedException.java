package org.reelgloss.runners;

/** A signal ended the run, which can be gone on with. */
final class StoppedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int exitCode;

  /**
   * @param signal its number
   */
  StoppedException(int signal) {
    super("Stopped by signal " + signal);
    exitCode = ExitCode.SIGNAL + signal;
  }

  /** Returns what the process ends with. */
  int exitCode() {
    return exitCode;
  }
}
