package org.reelgloss.gpu;

import java.util.List;
import java.util.Locale;

/** What a failed run of a model means; the engines tell it in words only. */
final class ModelFailures {
  private static final List<String> OUT_OF_MEMORY =
      List.of(
          "failed to allocate memory",
          "out of memory",
          "bad allocation",
          "bad_alloc",
          "alloc_failed");

  private static final List<String> DEVICE_LOST =
      List.of("cuda failure", "cuda error", "cudnn failure", "cublas failure");

  private ModelFailures() {}

  /**
   * Returns the failure: that there was too little memory, that the device is lost, or else that
   * the input is bad.
   */
  static ModelException of(String what, Exception cause) {
    String message = what + ": " + cause.getMessage();
    String words = message.toLowerCase(Locale.ROOT);
    if (OUT_OF_MEMORY.stream().anyMatch(words::contains)) {
      return new DeviceMemoryException(message, cause);
    }
    if (DEVICE_LOST.stream().anyMatch(words::contains)) {
      return new DeviceLostException(message, cause);
    }
    return new ModelException(message, cause);
  }
}
