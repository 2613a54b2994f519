package org.reelgloss.gpu;

import ai.djl.engine.Engine;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;
import java.io.IOException;
import java.nio.file.Path;

/**
 * ONNX Runtime as this package uses it: one environment in a JVM, and sessions whose threads sleep
 * when they have nothing to do. A session may be run by several threads at once.
 */
final class OnnxRuntime {
  /** Threads that one call of a session uses; the callers are the parallelism. */
  static final int INTRA_OP_THREADS = 1;

  private static final OrtEnvironment ENVIRONMENT = createEnvironment();

  private OnnxRuntime() {}

  static OrtEnvironment environment() {
    return ENVIRONMENT;
  }

  /**
   * Opens a graph on a device; the caller closes the session.
   *
   * @throws IOException if the file cannot be read or is no graph that this runtime can run
   */
  static OrtSession open(Path graph, Device device) throws IOException {
    try (SessionOptions options = new SessionOptions()) {
      if (device.isCuda()) {
        addCuda(options, device.index());
      }
      options.setIntraOpNumThreads(INTRA_OP_THREADS);
      options.setInterOpNumThreads(1);
      options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      return ENVIRONMENT.createSession(graph.toString(), options);
    } catch (OrtException e) {
      throw new IOException("Cannot open the graph " + graph + ": " + e.getMessage(), e);
    }
  }

  private static void addCuda(SessionOptions options, int gpu) throws OrtException {
    try (OrtCUDAProviderOptions cuda = new OrtCUDAProviderOptions(gpu)) {
      // Batches differ in size: no search for the fastest kernel at each, no doubling of memory.
      cuda.add("cudnn_conv_algo_search", "HEURISTIC");
      cuda.add("arena_extend_strategy", "kSameAsRequested");
      options.addCUDA(cuda);
    }
  }

  /** Closes a session; that this fails means a bug in the runtime or a second close. */
  static void close(OrtSession session) {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("Cannot close a session", e);
    }
  }

  private static OrtEnvironment createEnvironment() {
    // DJL insists on creating the environment itself and fails if another did so before it.
    Engine.getEngine("OnnxRuntime");
    return OrtEnvironment.getEnvironment();
  }
}
