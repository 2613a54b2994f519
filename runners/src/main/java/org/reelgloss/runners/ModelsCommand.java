package org.reelgloss.runners;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.reelgloss.gpu.Captioner;
import org.reelgloss.gpu.Devices;
import org.reelgloss.gpu.GenerationOptions;
import org.reelgloss.gpu.ModelBundle;
import org.reelgloss.gpu.ModelException;
import org.reelgloss.video.RgbImage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code reelgloss models}: finds, fetches, tries, tunes and calibrates model bundles without a
 * run.
 */
@Command(
    mixinStandardHelpOptions = true,
    name = "models",
    description = "Find, fetch, try, tune and calibrate model bundles.",
    subcommands = {
      ModelsListCommand.class,
      ModelsPullCommand.class,
      ModelsEmbedCommand.class,
      ModelsBenchCommand.class,
      FineTuneCommand.class,
      CalibrateCommand.class
    })
final class ModelsCommand {
  private static final Duration PATIENCE = Duration.ofHours(1);

  @Command(
      mixinStandardHelpOptions = true,
      description = "Print kind, name and version of bundles.")
  int check(@Parameters(paramLabel = "BUNDLE", arity = "1..*") List<Path> folders)
      throws IOException {
    for (Path folder : folders) {
      ModelBundle bundle = ModelBundle.open(folder);
      System.out.printf("%s\t%s%n", bundle.kind(), bundle.id());
    }
    return ExitCode.DONE;
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "Print the captions of pictures, a line each.")
  int caption(
      @Parameters(paramLabel = "BUNDLE") Path folder,
      @Parameters(paramLabel = "IMAGE", arity = "1..*") List<Path> images,
      @Option(
              names = "--num-beams",
              paramLabel = "N",
              defaultValue = "0",
              description = "Width of the beam; 0 for the bundle's own.")
          int beams)
      throws IOException, ModelException, UsageException {
    List<RgbImage> pictures = new ArrayList<>();
    for (Path image : images) {
      pictures.add(Pictures.read(image));
    }
    try (Captioner captioner =
        Captioner.load(ModelBundle.open(folder), new GenerationOptions(beams, 0), Devices.AUTO)) {
      for (Captioner.Caption caption : captioner.caption(pictures, PATIENCE)) {
        System.out.println(caption.text());
      }
    }
    return ExitCode.DONE;
  }
}
