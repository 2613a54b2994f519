package org.reelgloss.runners;

/** The run is not done, and this process has no more part in it. */
final class StoppedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int exitCode;

  private StoppedException(String message, int exitCode) {
    super(message);
    this.exitCode = exitCode;
  }

  /**
   * A signal ended the run, which can be gone on with.
   *
   * @param signal its number
   */
  static StoppedException bySignal(int signal) {
    return new StoppedException("Stopped by signal " + signal, ExitCode.SIGNAL + signal);
  }

  /** The run goes on without this process. */
  static StoppedException detached() {
    return new StoppedException("Runs on elsewhere", ExitCode.DONE);
  }

  /** Returns what the process ends with. */
  int exitCode() {
    return exitCode;
  }
}
