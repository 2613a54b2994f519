package org.reelgloss.gpu;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelFailuresTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "bfc_arena.cc:376 Failed to allocate memory for requested buffer of size 4096",
        "CUDA out of memory. Tried to allocate 20.00 MiB",
        "std::bad_alloc"
      })
  void tellsThatThereWasTooLittleMemory(String message) {
    assertThat(failure(message), is(instanceOf(DeviceMemoryException.class)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CUDA failure 719: unspecified launch failure",
        "CUDA error: device-side assert triggered",
        "CUDNN failure 4: CUDNN_STATUS_INTERNAL_ERROR"
      })
  void tellsThatTheDeviceIsLost(String message) {
    assertThat(failure(message), is(instanceOf(DeviceLostException.class)));
  }

  @Test
  void blamesTheInputForAllElse() {
    ModelException failure = failure("Got invalid dimensions for input: pixel_values");

    assertThat(failure.getClass(), is((Object) ModelException.class));
    assertThat(
        failure.getMessage(),
        is("The encoder failed: Got invalid dimensions for input: pixel_values"));
  }

  private static ModelException failure(String message) {
    return ModelFailures.of("The encoder failed", new IllegalStateException(message));
  }
}
