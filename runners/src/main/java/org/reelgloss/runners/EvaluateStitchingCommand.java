package org.reelgloss.runners;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.reelgloss.gpu.FrameEmbedder;
import org.reelgloss.pipeline.evaluation.StitchingEvaluation;
import org.reelgloss.pipeline.evaluation.StitchingReport;
import org.reelgloss.transforms.dataset.Dataset;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code reelgloss evaluate stitching}: what stitching gains and costs. */
@Command(
    mixinStandardHelpOptions = true,
    name = "stitching",
    description = {
      "Compare shots, segments and events: mean length, and how much clips change in a second.",
      "Max running distance of a clip: the largest distance between frames one second apart, as"
          + " table 2 of the Panda-70M paper has it, with an embedder in place of LPIPS.",
      "The videos themselves must still be there."
    })
final class EvaluateStitchingCommand implements Callable<Integer> {
  @Parameters(paramLabel = "DIR", description = "The output folder of a run.")
  private String folder = "";

  @Option(
      names = "--embedder",
      paramLabel = "BUNDLE",
      description = "Two-tower bundle to measure with; without it the built-in descriptor.")
  private @Nullable Path embedder;

  @Mixin private ReportFormat format = new ReportFormat();

  @Override
  public Integer call() throws Exception {
    Dataset dataset = Dataset.open(Outputs.existing(folder));
    try (FrameEmbedder opened = FrameEmbedders.of(embedder).open()) {
      StitchingEvaluation evaluation = new StitchingEvaluation(opened);
      dataset.videos(evaluation::add);
      StitchingReport report = evaluation.report();
      format.print(report::toJson, report::toTable);
    }
    return ExitCode.DONE;
  }
}
