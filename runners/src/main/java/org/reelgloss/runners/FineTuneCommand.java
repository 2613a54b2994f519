package org.reelgloss.runners;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.reelgloss.gpu.Device;
import org.reelgloss.pipeline.selector.TowerTuning;
import org.reelgloss.pipeline.selector.TuningReport;
import org.reelgloss.pipeline.selector.training.TowerTraining;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code reelgloss models fine-tune}: changes two towers by what people chose. */
@Command(
    mixinStandardHelpOptions = true,
    name = "fine-tune",
    description = {
      "Fine-tune all weights of a two-tower bundle in TorchScript on people's choices or ratings.",
      "Of a dataset DIR the choices are those that annotate recorded, or --choices."
    })
final class FineTuneCommand implements Callable<Integer> {
  @Mixin private PreferenceFlags people = new PreferenceFlags();

  @Option(
      names = "--base",
      required = true,
      paramLabel = "BUNDLE",
      description = "Two-tower bundle to begin with.")
  private Path base = Path.of("");

  @Option(
      names = "--output",
      required = true,
      paramLabel = "BUNDLE",
      description = "New folder for the bundle.")
  private Path output = Path.of("");

  @Option(
      names = "--epochs",
      paramLabel = "N",
      defaultValue = "10",
      description = "How often everything is gone through; default: 10.")
  private int epochs;

  @Option(
      names = "--rate",
      paramLabel = "NUMBER",
      defaultValue = "2e-5",
      description = "Learning rate at first, which falls to 0; default: 2e-5.")
  private double rate;

  @Option(names = "--seed", paramLabel = "N", description = "Of what is held out; default: 0.")
  private long seed;

  @Mixin private DeviceFlag devices = new DeviceFlag();

  @Mixin private ReportFormat format = new ReportFormat();

  @Override
  public Integer call() throws Exception {
    PreferenceFlags.Read read = people.read();
    Device device = devices.devices().find().get(0);
    TuningReport report =
        new TowerTuning(base, device, new TowerTraining(seed, epochs, rate))
            .run(read.preferences(), read.ratings(), read.clips(), output);
    System.err.print(report.unknown().toLines());
    format.print(report::toJson, report::toTable);
    return ExitCode.DONE;
  }
}
