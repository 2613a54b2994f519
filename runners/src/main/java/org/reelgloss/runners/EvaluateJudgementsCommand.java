package org.reelgloss.runners;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.reelgloss.pipeline.evaluation.ranking.JudgementEvaluation;
import org.reelgloss.pipeline.evaluation.ranking.JudgementReport;
import org.reelgloss.pipeline.evaluation.ranking.JudgementTable;
import org.reelgloss.pipeline.evaluation.ranking.PictureFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code reelgloss evaluate judgements}: holds a selector's scores against human ratings. */
@Command(
    mixinStandardHelpOptions = true,
    name = "judgements",
    description = {
      "Hold a selector's scores of captions against what people said of them.",
      "tauC, tauB: rank correlation over all ratings. pairwise: share of pairs of captions of one"
          + " picture that are ordered alike. r1: share of pictures whose first caption is best."
    })
final class EvaluateJudgementsCommand implements Callable<Integer> {
  @Option(
      names = "--images",
      required = true,
      paramLabel = "DIR",
      description = "Folder of the pictures, JPEG or PNG.")
  private Path images = Path.of("");

  @Option(
      names = "--judgements",
      required = true,
      split = ",",
      paramLabel = "TSV[,TSV]",
      description = {
        "Tables with the columns image, caption_id, caption and either rating1, rating2, ... from"
            + " 1 to 4, or share_yes, yes, no.",
      })
  private List<Path> judgements = List.of();

  @Option(
      names = "--with-own",
      description = "Take experts' ratings of captions of the very picture, too.")
  private boolean withOwn;

  @Mixin private ContestFlags contest = new ContestFlags();

  @Mixin private ReportFormat format = new ReportFormat();

  @Override
  public Integer call() throws Exception {
    JudgementTable table = JudgementTable.read(judgements);
    JudgementReport report =
        JudgementEvaluation.of(
            contest.open(), table, PictureFolder.open(images), withOwn, contest.bootstrap());
    format.print(report::toJson, report::toTable);
    return ExitCode.DONE;
  }
}
