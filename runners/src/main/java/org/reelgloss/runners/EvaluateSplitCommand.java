package org.reelgloss.runners;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.reelgloss.pipeline.evaluation.SplitEvaluation;
import org.reelgloss.pipeline.evaluation.SplitReport;
import org.reelgloss.pipeline.evaluation.SplitTruth;
import org.reelgloss.transforms.dataset.Dataset;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code reelgloss evaluate split}: holds found transitions against true ones. */
@Command(
    mixinStandardHelpOptions = true,
    name = "split",
    description = {
      "Hold the transitions that a run found against true ones.",
      "frames: a cut is right within [start - tolerance, end + tolerance] of a true transition;"
          + " given at tolerance 0, too.",
      "overlap: a found transition, widened by the tolerance, is right where it overlaps a true"
          + " one, as TransNetV2 is evaluated.",
      "Both match each transition once, as many as can be."
    })
final class EvaluateSplitCommand implements Callable<Integer> {
  private static final int USUAL_TOLERANCE = 2;

  @Parameters(paramLabel = "DIR", description = "The output folder of a run.")
  private String folder = "";

  @Option(
      names = "--truth",
      required = true,
      paramLabel = "FILE",
      description = {
        "JSON: {\"videos\": {\"film.mp4\": {\"transitions\": [[start, end, kind], ...]}}},",
        "kind cut, dissolve, fade or wipe; a cut has start = end = first frame of the new shot."
      })
  private Path truth = Path.of("");

  @Option(
      names = "--tolerance",
      paramLabel = "N",
      description =
          "Frames by which a prediction may miss; default: the truth's tolerance_frames, or 2.")
  private @Nullable Integer tolerance;

  @Mixin private ReportFormat format = new ReportFormat();

  @Override
  public Integer call() throws Exception {
    SplitTruth known = SplitTruth.read(truth);
    Integer stated = tolerance == null ? known.toleranceFrames() : tolerance;
    SplitReport report =
        SplitEvaluation.of(
            Dataset.open(Outputs.existing(folder)),
            known,
            stated == null ? USUAL_TOLERANCE : stated);
    format.print(report::toJson, report::toTable);
    return ExitCode.DONE;
  }
}
