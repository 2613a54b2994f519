package org.reelgloss.runners;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.reelgloss.pipeline.selector.SelectorTraining;
import org.reelgloss.pipeline.selector.TrainingReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code reelgloss train-selector}: learns to choose captions from what people chose. */
@Command(
    mixinStandardHelpOptions = true,
    name = "train-selector",
    description = {
      "Train a selector from people's choices or ratings, and write it as a bundle.",
      "Of a dataset DIR the choices are those that annotate recorded, or --choices."
    })
final class TrainSelectorCommand implements Callable<Integer> {
  @Mixin private PreferenceFlags people = new PreferenceFlags();

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
    PreferenceFlags.Read read = people.read();
    TrainingReport report =
        SelectorTraining.builder()
            .setBase(base)
            .setBank(bank)
            .setBankParts(bankParts)
            .setEncoder(encoder)
            .setPreferences(read.preferences())
            .setRatings(read.ratings())
            .setClips(read.clips())
            .setDevices(devices.devices())
            .setSeed(seed)
            .setAblation(ablation)
            .build()
            .run(output);
    System.err.print(report.examples().unknown().toLines());
    format.print(report::toJson, report::toTable);
    return ExitCode.DONE;
  }
}
