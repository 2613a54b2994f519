package org.reelgloss.runners;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What belongs into {@code lib/} of a Flink session cluster: native libraries, the classes that
 * load them, and those of our own that hold models. Jobs of such a cluster have class loaders of
 * their own, and a native library can be loaded by one class loader only.
 */
final class ClusterLib {
  private static final Pattern NAMES =
      Pattern.compile(
          "(reelgloss-(gpu-runtime|schemas)|api-0|avro-1|commons-(codec|compress|io)|ffmpeg|gson"
              + "|jackson-(annotations|core|databind)|javacpp|jna|jspecify"
              + "|langchain4j-embeddings|onnxruntime|openblas|opencv|pytorch|tokenizers)"
              + "-?(?!.*-tests\\.jar$)[^/]*\\.jar");

  private ClusterLib() {}

  /** Returns the jars of a class path that belong there. */
  static List<Path> jars(String classPath) {
    return Arrays.stream(classPath.split(Pattern.quote(File.pathSeparator)))
        .filter(entry -> !entry.isEmpty())
        .map(Path::of)
        .filter(entry -> NAMES.matcher(String.valueOf(entry.getFileName())).matches())
        .distinct()
        .toList();
  }
}
