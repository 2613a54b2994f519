package org.reelgloss.runners;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.reelgloss.pipeline.OutputSettings;
import org.reelgloss.transforms.dataset.Dataset;
import org.reelgloss.transforms.dataset.Retry;
import org.reelgloss.transforms.storage.OutputRoot;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code reelgloss retry}: works again on inputs that failed, or some clips of which failed. */
@Command(
    mixinStandardHelpOptions = true,
    name = "retry",
    description = "Work again on what failed, with the flags of the last run over the folder.")
final class RetryCommand implements Callable<Integer> {
  @Parameters(paramLabel = "DIR", description = "The output folder of a run.")
  private String folder = "";

  @Option(
      names = "--code",
      split = ",",
      paramLabel = "CODE",
      description = "Only what failed with one of these codes; default: all.")
  private List<String> codes = new ArrayList<>();

  @Override
  public Integer call() throws Exception {
    OutputRoot root = Outputs.existing(folder);
    if (!OutputSettings.isRoot(root)) {
      throw new UsageException("DIR must be the output folder of a run, but was: " + root);
    }
    LastRun last = LastRun.read(root);
    Map<String, Retry> failed = Dataset.open(root).failed(codes);
    if (failed.isEmpty()) {
      System.err.println(
          "reelgloss: nothing failed"
              + (codes.isEmpty() ? "" : " with " + String.join(" or ", codes))
              + " in "
              + root);
      return ExitCode.DONE;
    }
    return again(last, root, failed);
  }

  /** Gives the last command again, with no other inputs than those that failed. */
  private static int again(LastRun last, OutputRoot root, Map<String, Retry> failed)
      throws Exception {
    List<String> args = new ArrayList<>(last.flags());
    args.add("--input=" + root); // There must be one; what failed takes its place.
    args.add("--output=" + root);
    Callable<Integer> command = command(last.command(), failed);
    CommandLine line = new CommandLine(command);
    line.registerConverter(Duration.class, new DurationConverter());
    line.parseArgs(args.toArray(new String[0]));
    return command.call();
  }

  private static Callable<Integer> command(String name, Map<String, Retry> failed)
      throws IOException {
    return switch (name) {
      case "curate" -> new CurateCommand(failed);
      case "split" -> new SplitCommand(failed);
      default -> throw new IOException("A run is made by curate or split, but was by: " + name);
    };
  }
}
