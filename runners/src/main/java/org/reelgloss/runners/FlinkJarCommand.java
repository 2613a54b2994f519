package org.reelgloss.runners;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code reelgloss flink-jar}: writes the jar that {@code flink run} takes. */
@Command(
    mixinStandardHelpOptions = true,
    name = "flink-jar",
    description =
        "Write the jar by which `flink run FILE curate ...` and application clusters run Reelgloss.")
final class FlinkJarCommand implements Callable<Integer> {
  private static final long MEGABYTE = 1 << 20;

  @Parameters(paramLabel = "FILE", description = "The jar, such as reelgloss-job.jar.")
  private Path file = Path.of("");

  @Override
  public Integer call() throws IOException {
    JobJar.write(System.getProperty("java.class.path"), file);
    System.err.printf(
        "reelgloss: %s, %d MB; lib/ of the Flink needs what flink-lib copies%n",
        file, Files.size(file) / MEGABYTE);
    return ExitCode.DONE;
  }
}
