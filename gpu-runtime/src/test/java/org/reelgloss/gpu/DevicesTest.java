package org.reelgloss.gpu;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DevicesTest {
  @Test
  void findsTheCpuByItsName() {
    assertThat(new Devices("cpu").find(), contains(Device.CPU));
  }

  @Test
  void findsSomethingEverywhere() {
    assertThat(Devices.AUTO.find(), is(not(empty())));
  }

  @Test
  void refusesAGpuThatIsNotThereAndSaysWhatToDo() {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> new Devices("cuda:77").find());

    assertThat(
        refusal.getMessage(), containsString("devices must be usable here, but cuda:77 is not: "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "gpu", "cuda", "cuda:-1", "cpu,", "CPU", "cuda:0, cuda:1", "auto,cpu"})
  void refusesOtherNames(String names) {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> new Devices(names));

    assertThat(
        refusal.getMessage(),
        is("devices must be auto, cpu, or GPUs such as cuda:0,cuda:1, but was: " + names));
  }

  @ParameterizedTest
  @ValueSource(strings = {"cuda:0,cuda:0", "cpu,cuda:0"})
  void refusesADeviceTwiceAndTheCpuAmongGpus(String names) {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> new Devices(names));

    assertThat(
        refusal.getMessage(),
        is("devices must be the CPU alone or GPUs that differ, but were: " + names));
  }

  @Test
  void tellsDevicesByTheirNames() {
    assertThat(
        List.of(Device.parse("cpu"), Device.parse("cuda:1")), contains(Device.CPU, new Device(1)));
    assertThat(new Device(1).toString(), is("cuda:1"));
  }
}
