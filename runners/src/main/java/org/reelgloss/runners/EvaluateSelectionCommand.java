package org.reelgloss.runners;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.reelgloss.pipeline.evaluation.ranking.ClipSource;
import org.reelgloss.pipeline.evaluation.ranking.DatasetClips;
import org.reelgloss.pipeline.evaluation.ranking.PictureFolder;
import org.reelgloss.pipeline.evaluation.ranking.SelectionEvaluation;
import org.reelgloss.pipeline.evaluation.ranking.SelectionFile;
import org.reelgloss.pipeline.evaluation.ranking.SelectionItem;
import org.reelgloss.pipeline.evaluation.ranking.SelectionReport;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code reelgloss evaluate selection}: what a selector's choices are worth. */
@Command(
    mixinStandardHelpOptions = true,
    name = "selection",
    description = {
      "Measure by human references what choosing among candidates gains.",
      "CIDEr, BLEU-4 and ROUGE-L of each teacher alone, of a random choice, of the best by CIDEr"
          + " and of the selector's; by CIDEr, headroom: (selected - best teacher) / (best choice"
          + " - best teacher)."
    })
final class EvaluateSelectionCommand implements Callable<Integer> {
  /** What candidates are about. */
  static final class Pictures {
    @Option(
        names = "--images",
        paramLabel = "DIR",
        description = "Folder of the pictures, JPEG or PNG.")
    @Nullable Path images;

    @Option(
        names = "--dataset",
        paramLabel = "DIR",
        description = "Output folder of a run; lines then have clip in place of image.")
    @Nullable String dataset;
  }

  @ArgGroup(multiplicity = "1")
  private Pictures pictures = new Pictures();

  @Option(
      names = "--candidates",
      required = true,
      paramLabel = "JSONL",
      description = {
        "A JSON object a line:",
        "{\"image\": FILE, \"references\": [TEXT, ...],",
        " \"candidates\": [{\"teacher\": NAME, \"text\": TEXT}, ...]}"
      })
  private Path candidates = Path.of("");

  @Mixin private ContestFlags contest = new ContestFlags();

  @Mixin private ReportFormat format = new ReportFormat();

  @Override
  public Integer call() throws Exception {
    String dataset = pictures.dataset;
    SelectionFile file =
        dataset == null ? SelectionFile.ofImages(candidates) : SelectionFile.ofClips(candidates);
    ClipSource source = dataset == null ? folder() : clips(dataset, file);
    SelectionReport report =
        SelectionEvaluation.of(contest.open(), file, source, contest.bootstrap());
    format.print(report::toJson, report::toTable);
    return ExitCode.DONE;
  }

  private ClipSource folder() {
    Path images = pictures.images;
    return PictureFolder.open(images == null ? Path.of("") : images);
  }

  private static ClipSource clips(String dataset, SelectionFile file) throws Exception {
    return DatasetClips.read(
        Outputs.existing(dataset), file.items().stream().map(SelectionItem::name).toList());
  }
}
