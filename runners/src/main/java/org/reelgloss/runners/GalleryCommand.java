package org.reelgloss.runners;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.reelgloss.pipeline.SummaryBuilder;
import org.reelgloss.pipeline.review.Gallery;
import org.reelgloss.transforms.dataset.Dataset;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code reelgloss gallery}: makes the page of a dataset anew. */
@Command(
    mixinStandardHelpOptions = true,
    name = "gallery",
    description = "Write the page to look at a dataset.")
final class GalleryCommand implements Callable<Integer> {
  @Parameters(paramLabel = "DIR", description = "The output folder of a run.")
  private Path folder = Path.of(".");

  @Override
  public Integer call() throws Exception {
    Dataset dataset = Dataset.open(Outputs.existing(folder.toString()));
    Gallery.write(folder, Galleries.contents(dataset, SummaryBuilder.count(dataset).build()));
    System.out.println(folder.resolve("gallery/index.html"));
    return ExitCode.DONE;
  }
}
