package org.reelgloss.runners;

import org.reelgloss.gpu.Devices;
import picocli.CommandLine.Option;

/** The flag that says where models run. */
final class DeviceFlag {
  @Option(
      names = "--devices",
      paramLabel = "NAMES",
      description = "Where models run: auto, cpu, or GPUs such as cuda:0,cuda:1; default: auto.")
  private String names = "auto";

  Devices devices() {
    return new Devices(names);
  }
}
