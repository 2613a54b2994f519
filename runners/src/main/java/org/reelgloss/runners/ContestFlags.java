package org.reelgloss.runners;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.reelgloss.gpu.Devices;
import org.reelgloss.pipeline.Selectors;
import org.reelgloss.pipeline.evaluation.ranking.Bootstrap;
import org.reelgloss.pipeline.evaluation.ranking.Contest;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The flags that say which selectors are evaluated, and how surely. */
final class ContestFlags {
  @Option(
      names = "--selector",
      required = true,
      paramLabel = "BUNDLE",
      description = "The selector to evaluate.")
  private Path selector = Path.of("");

  @Option(
      names = "--baseline",
      paramLabel = "BUNDLE",
      description = "Another one on the same rows; the report has the differences, too.")
  private @Nullable Path baseline;

  @Option(
      names = "--resamples",
      defaultValue = "1000",
      paramLabel = "N",
      description = "Draws of the bootstrap that intervals are from (default: ${DEFAULT-VALUE}).")
  private int resamples;

  @Option(
      names = "--seed",
      defaultValue = "1",
      paramLabel = "N",
      description = "Seed of the draws (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Mixin private DeviceFlag device = new DeviceFlag();

  Bootstrap bootstrap() {
    return new Bootstrap(seed, resamples);
  }

  Contest open() throws IOException {
    Devices devices = device.devices();
    Path other = baseline;
    return Contest.of(
        Selectors.of(selector, devices), other == null ? null : Selectors.of(other, devices));
  }
}
