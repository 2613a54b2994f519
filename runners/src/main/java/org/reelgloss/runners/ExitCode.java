package org.reelgloss.runners;

/** What the process ends with. */
final class ExitCode {
  /** All was done. */
  static final int DONE = 0;

  /** The run failed and can be started again. */
  static final int FAILED = 1;

  /** A flag or the configuration is wrong; nothing was started. */
  static final int USAGE = 2;

  /** All was done, but some inputs or clips are in the failures. */
  static final int SOME_FAILED = 3;

  /**
   * Added to the number of the signal that ended the run: 130 and 143, which can be gone on with.
   */
  static final int SIGNAL = 128;

  private ExitCode() {}
}
