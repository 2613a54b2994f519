package org.reelgloss.runners;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code reelgloss flink-lib}: fills {@code lib/} of a Flink session cluster. */
@Command(
    mixinStandardHelpOptions = true,
    name = "flink-lib",
    description = "Copy what belongs into lib/ of a Flink that runs several jobs, or jars.")
final class FlinkLibCommand implements Callable<Integer> {
  /** Says which jars of the folder are ours. */
  private static final String COPIED = "reelgloss-lib.txt";

  @Parameters(paramLabel = "DIR", description = "The folder lib/ of Flink.")
  private Path folder = Path.of("");

  @Override
  public Integer call() throws IOException {
    List<Path> jars = ClusterLib.jars(System.getProperty("java.class.path"));
    if (jars.isEmpty()) {
      throw new IllegalStateException("The class path has none of the jars; nothing was changed");
    }
    Files.createDirectories(folder);
    removeFormer();
    for (Path jar : jars) {
      Files.copy(jar, folder.resolve(jar.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    }
    Files.write(
        folder.resolve(COPIED), jars.stream().map(jar -> jar.getFileName().toString()).toList());
    System.err.printf("reelgloss: %d jars in %s%n", jars.size(), folder);
    return ExitCode.DONE;
  }

  /** Other versions of them must not stay beside. */
  private void removeFormer() throws IOException {
    Path former = folder.resolve(COPIED);
    if (Files.exists(former)) {
      for (String jar : Files.readAllLines(former)) {
        Files.deleteIfExists(folder.resolve(Path.of(jar).getFileName()));
      }
    }
  }
}
