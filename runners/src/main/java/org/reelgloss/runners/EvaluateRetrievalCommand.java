package org.reelgloss.runners;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.reelgloss.gpu.ModelBundle;
import org.reelgloss.gpu.NpyFile;
import org.reelgloss.gpu.TwoTower;
import org.reelgloss.pipeline.evaluation.retrieval.CorrectPairs;
import org.reelgloss.pipeline.evaluation.retrieval.DatasetRetrieval;
import org.reelgloss.pipeline.evaluation.retrieval.RetrievalEvaluation;
import org.reelgloss.pipeline.evaluation.retrieval.RetrievalReport;
import org.reelgloss.transforms.dataset.Dataset;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code reelgloss evaluate retrieval}: how well clips and captions find one another. */
@Command(
    mixinStandardHelpOptions = true,
    name = "retrieval",
    description = {
      "Rank all texts for each picture, and all pictures for each text, by the cosine of their"
          + " vectors, and count how often a right one comes first.",
      "Either of a dataset (DIR and --selector) or of vectors in files (--images and --texts)."
    })
final class EvaluateRetrievalCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "DIR",
      arity = "0..1",
      description = "The output folder of a run; clips are taken with the embeddings they have.")
  private @Nullable String folder;

  @Option(
      names = "--selector",
      paramLabel = "BUNDLE",
      description = "With DIR: the two-tower bundle that made the clips' embeddings.")
  private @Nullable Path selector;

  @Option(
      names = "--all-candidates",
      description = "With DIR: all candidates of a clip are right, not the chosen caption alone.")
  private boolean allCandidates;

  @Option(
      names = "--images",
      paramLabel = "NPY",
      description = "Vectors of pictures, a row each: float16, float32 or float64.")
  private @Nullable Path images;

  @Option(names = "--texts", paramLabel = "NPY", description = "Vectors of texts, a row each.")
  private @Nullable Path texts;

  @Option(
      names = "--pairs",
      paramLabel = "FILE",
      description = {
        "Which rows belong together: lines of the row of a picture, a tab, and that of a text,"
            + " from 0; several may be right. Without it rows of the same number."
      })
  private @Nullable Path pairs;

  @Mixin private DeviceFlag device = new DeviceFlag();

  @Mixin private ReportFormat format = new ReportFormat();

  @Override
  public Integer call() throws Exception {
    RetrievalReport report = report();
    format.print(report::toJson, report::toTable);
    return ExitCode.DONE;
  }

  private RetrievalReport report() throws Exception {
    if (folder != null && selector != null && images == null && texts == null && pairs == null) {
      return ofDataset(folder, selector);
    }
    if (images != null && texts != null && folder == null && selector == null && !allCandidates) {
      return ofFiles(images, texts);
    }
    throw new UsageException(
        "retrieval must be given either DIR and --selector, or --images and --texts");
  }

  private RetrievalReport ofDataset(String name, Path bundle) throws Exception {
    Dataset dataset = Dataset.open(Outputs.existing(name));
    try (TwoTower model = TwoTower.load(ModelBundle.open(bundle), device.devices())) {
      return DatasetRetrieval.of(dataset, model, allCandidates);
    }
  }

  private RetrievalReport ofFiles(Path imageFile, Path textFile)
      throws IOException, UsageException {
    try (NpyFile imageRows = NpyFile.open(imageFile);
        NpyFile textRows = NpyFile.open(textFile)) {
      if (pairs != null) {
        return RetrievalEvaluation.of(
            imageRows, textRows, CorrectPairs.read(pairs, imageRows.rows(), textRows.rows()));
      }
      if (imageRows.rows() != textRows.rows()) {
        throw new UsageException(
            "images and texts must have as many rows, or --pairs be given, but have: %d and %d"
                .formatted(imageRows.rows(), textRows.rows()));
      }
      return RetrievalEvaluation.of(imageRows, textRows, CorrectPairs.sameRows(imageRows.rows()));
    }
  }
}
