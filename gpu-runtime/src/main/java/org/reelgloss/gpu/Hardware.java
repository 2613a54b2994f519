package org.reelgloss.gpu;

import ai.djl.util.cuda.CudaUtils;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession.SessionOptions;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Optional;

/** What this machine has for models to run on. */
final class Hardware {
  /** The rest is for decoding, the heap and what a call of a model needs. */
  private static final double SHARE_OF_MAIN_MEMORY = 0.5;

  private static final double SHARE_OF_GPU_MEMORY = 0.8;

  private Hardware() {}

  /** Returns how many GPUs CUDA shows. */
  static int gpus() {
    return CudaUtils.getGpuCount();
  }

  /** Returns why a GPU cannot be used, with the remedy; empty if it can. */
  static Optional<String> obstacle(Device gpu) {
    OnnxRuntime.environment();
    if (!OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA)) {
      return Optional.of(
          "this build has the CPU's libraries alone; build it with the Maven profile cuda");
    }
    int count = gpus();
    if (gpu.index() >= count) {
      return Optional.of("CUDA shows " + count + " GPUs here, counted from 0");
    }
    try (SessionOptions options = new SessionOptions()) {
      options.addCUDA(gpu.index());
      return Optional.empty();
    } catch (OrtException e) {
      return Optional.of("ONNX Runtime cannot use it: " + e.getMessage());
    }
  }

  /** Returns how many bytes of a device may hold weights. */
  static long bytesForModels(Device device) {
    if (device.isCuda()) {
      long bytes = CudaUtils.getGpuMemory(ai.djl.Device.gpu(device.index())).getMax();
      return (long) (bytes * SHARE_OF_GPU_MEMORY);
    }
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return (long) (system.getTotalMemorySize() * SHARE_OF_MAIN_MEMORY);
  }
}
