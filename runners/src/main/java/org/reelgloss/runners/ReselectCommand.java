package org.reelgloss.runners;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.reelgloss.gpu.Devices;
import org.reelgloss.pipeline.CurationOptions;
import org.reelgloss.pipeline.OutputSettings;
import org.reelgloss.transforms.match.VideoListing;
import org.reelgloss.transforms.storage.OutputRoot;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code reelgloss reselect}: another selector chooses among a dataset's candidates. */
@Command(
    mixinStandardHelpOptions = true,
    name = "reselect",
    description = "Choose captions of a dataset anew, without its videos and teachers.")
final class ReselectCommand implements Callable<Integer> {
  @Parameters(paramLabel = "DIR", description = "The output folder of curate.")
  private String folder = "";

  @Option(
      names = "--selector",
      paramLabel = "BUNDLE",
      description = "Two-tower bundle that chooses; without it the candidates' agreement.")
  private @Nullable Path selector;

  @Option(
      names = "--devices",
      paramLabel = "NAMES",
      description = "Where the selector runs: auto, cpu, or GPUs such as cuda:0; default: auto.")
  private String devices = "auto";

  @Mixin private RunnerFlags where = new RunnerFlags();

  @Option(
      names = "--publish-every",
      defaultValue = "5s",
      paramLabel = "TIME",
      description = "Longest wait of a finished video; default 5s.")
  private Duration publishEvery = Duration.ZERO;

  @Override
  public Integer call() throws Exception {
    OutputRoot root = Outputs.existing(folder);
    checkIsDataset(root);
    CurationOptions options =
        CurationOptions.builder()
            .setInput(new VideoListing.Request(root.toString(), true, 0)) // Nothing is listed.
            .setOutput(root)
            .setTeachers(List.of())
            .setSelector(selector)
            .setDevices(new Devices(devices))
            .setPublishEvery(SplitFlags.positive("publish-every", publishEvery))
            .build();
    return new ReselectRun(options, where.launcher(), where.place()).call();
  }

  private static void checkIsDataset(OutputRoot root) throws IOException, UsageException {
    Map<String, String> settings =
        OutputSettings.isRoot(root) ? OutputSettings.read(root) : Map.of();
    if (!"dataset".equals(settings.get("product"))) {
      throw new UsageException("DIR must be the output folder of curate, but was: " + root);
    }
  }
}
