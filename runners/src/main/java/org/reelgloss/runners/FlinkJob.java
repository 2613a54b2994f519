package org.reelgloss.runners;

/**
 * Main class of the jar that {@code flink-jar} writes. A Flink runs it with a command and its
 * flags, and the command's job runs on that Flink.
 */
public final class FlinkJob {
  /** A class of those that all jobs of a process share. */
  private static final String SHARED = "org.reelgloss.gpu.ModelPool";

  private FlinkJob() {}

  /**
   * Runs a command.
   *
   * @throws IllegalStateException if the Flink lacks the native libraries, or the command failed;
   *     failures of single inputs are none
   */
  public static void main(String[] args) {
    try {
      Class.forName(SHARED, false, FlinkJob.class.getClassLoader());
    } catch (ClassNotFoundException missing) {
      throw new IllegalStateException(
          "This Flink has no native libraries in its lib/; once: reelgloss flink-lib FLINK/lib",
          missing);
    }
    int code = Main.execute(args);
    if (code != ExitCode.DONE && code != ExitCode.SOME_FAILED) {
      throw new IllegalStateException(
          "The command ended with exit code " + code + "; standard error says why");
    }
  }
}
