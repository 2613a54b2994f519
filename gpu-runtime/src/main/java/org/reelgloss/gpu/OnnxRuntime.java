package org.reelgloss.gpu;

import ai.djl.engine.Engine;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.io.IOException;
import java.nio.file.Path;

/**
 * ONNX Runtime as this package uses it: one environment in a JVM, sessions on the CPU whose threads
 * sleep when they have nothing to do. A session may be run by several threads at once.
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
   * Opens a graph; the caller closes the session.
   *
   * @throws IOException if the file cannot be read or is no graph that this runtime can run
   */
  static OrtSession open(Path graph) throws IOException {
    try (SessionOptions options = new SessionOptions()) {
      options.setIntraOpNumThreads(INTRA_OP_THREADS);
      options.setInterOpNumThreads(1);
      options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      return ENVIRONMENT.createSession(graph.toString(), options);
    } catch (OrtException e) {
      throw new IOException("Cannot open the graph " + graph + ": " + e.getMessage(), e);
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
