package org.reelgloss.runners;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.reelgloss.pipeline.Lines;
import org.reelgloss.transforms.dataset.Dataset;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code reelgloss cat}: the records of a dataset as JSON lines. */
@Command(
    mixinStandardHelpOptions = true,
    name = "cat",
    description = "Print the records of a dataset, a JSON object a line.")
final class CatCommand implements Callable<Integer> {
  @Parameters(paramLabel = "DIR", description = "The output folder of a run.")
  private String folder = "";

  @ArgGroup private Kind kind = new Kind();

  /** At most one of them; clips where none is given. */
  static final class Kind {
    @Option(names = "--videos", description = "Videos instead of clips.")
    boolean videos;

    @Option(names = "--failures", description = "Failures instead of clips.")
    boolean failures;
  }

  @Override
  public Integer call() throws Exception {
    Dataset dataset = Dataset.open(Outputs.existing(folder));
    try (PrintStream out =
        new PrintStream(
            new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)),
            false,
            StandardCharsets.UTF_8)) {
      if (kind.videos) {
        dataset.videos(video -> out.println(Lines.of(video)));
      } else if (kind.failures) {
        dataset.failures(failure -> out.println(Lines.of(failure)));
      } else {
        dataset.clips(clip -> out.println(Lines.of(clip)));
      }
    }
    return ExitCode.DONE;
  }
}
