package org.reelgloss.gpu;

import java.io.Serializable;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The devices that models of a run may use, as a user names them: {@code auto}, {@code cpu}, or
 * GPUs such as {@code cuda:0,cuda:1}. Means the machine where it is looked at, not where it was
 * written.
 *
 * @param names comma-separated, without spaces
 */
public record Devices(String names) implements Serializable {
  /** All GPUs that can be used, or else the CPU. */
  public static final Devices AUTO = new Devices("auto");

  /** The CPU alone. */
  public static final Devices CPU = new Devices("cpu");

  /**
   * Checks the names, not the machine.
   *
   * @throws IllegalArgumentException if they are not as said above, or one comes twice
   */
  public Devices {
    if (!names.equals("auto")) {
      List<Device> parsed = parse(names);
      boolean mixed = parsed.size() > 1 && parsed.contains(Device.CPU);
      if (mixed || new HashSet<>(parsed).size() < parsed.size()) {
        throw new IllegalArgumentException(
            "devices must be the CPU alone or GPUs that differ, but were: " + names);
      }
    }
  }

  private static List<Device> parse(String names) {
    try {
      return Stream.of(names.split(",", -1)).map(Device::parse).toList();
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException(
          "devices must be auto, cpu, or GPUs such as cuda:0,cuda:1, but was: " + names, wrong);
    }
  }

  /**
   * Returns the devices on this machine in ascending order, at least one.
   *
   * @throws IllegalArgumentException if a GPU is named that cannot be used, with the reason and the
   *     remedy
   */
  public List<Device> find() {
    if (names.equals("auto")) {
      List<Device> usable =
          IntStream.range(0, Hardware.gpus())
              .mapToObj(Device::new)
              .filter(gpu -> Hardware.obstacle(gpu).isEmpty())
              .toList();
      return usable.isEmpty() ? List.of(Device.CPU) : usable;
    }
    List<Device> named =
        parse(names).stream().sorted(Comparator.comparingInt(Device::index)).toList();
    for (Device device : named) {
      Optional<String> obstacle =
          device.isCuda() ? Hardware.obstacle(device) : Optional.<String>empty();
      if (obstacle.isPresent()) {
        throw new IllegalArgumentException(
            "devices must be usable here, but " + device + " is not: " + obstacle.get());
      }
    }
    return named;
  }

  @Override
  public String toString() {
    return names;
  }
}
