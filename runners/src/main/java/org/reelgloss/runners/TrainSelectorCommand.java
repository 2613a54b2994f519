package org.reelgloss.runners;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.reelgloss.pipeline.evaluation.ranking.ClipSource;
import org.reelgloss.pipeline.evaluation.ranking.DatasetClips;
import org.reelgloss.pipeline.evaluation.ranking.JudgementTable;
import org.reelgloss.pipeline.evaluation.ranking.PictureFolder;
import org.reelgloss.pipeline.evaluation.ranking.Problems;
import org.reelgloss.pipeline.review.annotate.ChoiceExport;
import org.reelgloss.pipeline.review.annotate.Choices;
import org.reelgloss.pipeline.selector.Preference;
import org.reelgloss.pipeline.selector.PreferenceFiles;
import org.reelgloss.pipeline.selector.SelectorTraining;
import org.reelgloss.pipeline.selector.TrainingReport;
import org.reelgloss.transforms.storage.OutputRoot;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code reelgloss train-selector}: learns to choose captions from what people chose. */
@Command(
    mixinStandardHelpOptions = true,
    name = "train-selector",
    description = {
      "Train a selector from people's choices or ratings, and write it as a bundle.",
      "Of a dataset DIR the choices are those that annotate recorded, or --choices."
    })
final class TrainSelectorCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "DIR",
      arity = "0..1",
      description = "A dataset; without it --images has the pictures.")
  private @Nullable String dataset;

  @Option(names = "--images", paramLabel = "DIR", description = "Folder of the pictures.")
  private @Nullable Path images;

  @Option(
      names = "--judgements",
      split = ",",
      paramLabel = "TSV[,TSV]",
      description = "Tables of rated captions of pictures, as evaluate judgements takes them.")
  private List<Path> judgements = new ArrayList<>();

  @Option(
      names = "--choices",
      split = ",",
      paramLabel = "JSONL[,JSONL]",
      description = {
        "Files of choices, as annotate --export writes them, or of candidates with references, as"
            + " evaluate selection takes them."
      })
  private List<Path> choices = new ArrayList<>();

  @Option(
      names = "--base",
      required = true,
      paramLabel = "BUNDLE",
      description = "Two-tower bundle that the selector builds on.")
  private Path base = Path.of("");

  @Option(
      names = "--bank",
      paramLabel = "FOLDER",
      description = "Captions by people with vectors of their pictures, or the bank of a selector.")
  private @Nullable Path bank;

  @Option(
      names = "--bank-part",
      split = ",",
      paramLabel = "PART[,PART]",
      description = "Parts of the bank's folder; default: train, or else the first.")
  private List<String> bankParts = new ArrayList<>();

  @Option(
      names = "--picture-encoder",
      paramLabel = "BUNDLE",
      description = {
        "Further encoder of pictures by which the bank's like ones are found: a backbone that was"
            + " not trained on them. Becomes part of the selector."
      })
  private @Nullable Path encoder;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "BUNDLE",
      description = "New folder for the selector.")
  private Path output = Path.of("");

  @Option(names = "--seed", paramLabel = "N", description = "Of the folds; default: 0.")
  private long seed;

  @Option(
      names = "--ablation",
      description = "Train once more without each kind of signal, too, to see what it brings.")
  private boolean ablation;

  @Mixin private DeviceFlag devices = new DeviceFlag();

  @Mixin private ReportFormat format = new ReportFormat();

  @Override
  public Integer call() throws Exception {
    if (dataset != null && (images != null || !judgements.isEmpty())) {
      throw new UsageException("--images and --judgements are about pictures, not about a DIR");
    }
    PreferenceFiles read = preferences();
    JudgementTable table = JudgementTable.read(judgements);
    Problems problems = new Problems();
    problems.addAll(read.problems());
    problems.addAll(table.problems());
    System.err.print(problems.toLines());
    TrainingReport report =
        SelectorTraining.builder()
            .setBase(base)
            .setBank(bank)
            .setBankParts(bankParts)
            .setEncoder(encoder)
            .setPreferences(read.preferences())
            .setRatings(table.byImage())
            .setClips(clips(read.preferences()))
            .setDevices(devices.devices())
            .setSeed(seed)
            .setAblation(ablation)
            .build()
            .run(output);
    System.err.print(report.examples().unknown().toLines());
    format.print(report::toJson, report::toTable);
    return ExitCode.DONE;
  }

  private PreferenceFiles preferences() throws IOException, UsageException {
    String root = dataset;
    if (root == null || !choices.isEmpty()) {
      return PreferenceFiles.read(choices);
    }
    Choices recorded = Choices.read(Path.of(root));
    if (recorded.size() == 0) {
      throw new UsageException(
          "DIR must have choices, but there are none in "
              + root
              + "; let people choose by annotate, or name files by --choices");
    }
    Path last = Files.createTempFile("choices", ".jsonl");
    try {
      ChoiceExport.write(recorded, last, ChoiceExport.Format.jsonl);
      return PreferenceFiles.read(List.of(last));
    } finally {
      Files.delete(last);
    }
  }

  private ClipSource clips(List<Preference> preferences) throws IOException, UsageException {
    if (dataset != null) {
      return DatasetClips.read(
          OutputRoot.of(dataset), preferences.stream().map(Preference::name).toList());
    }
    Path folder = images;
    if (folder == null) {
      throw new UsageException("train-selector needs a dataset DIR or --images");
    }
    return PictureFolder.open(folder);
  }
}
