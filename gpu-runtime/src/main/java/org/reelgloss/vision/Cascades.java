package org.reelgloss.vision;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.FileStorage;
import org.bytedeco.opencv.opencv_objdetect.CascadeClassifier;

/** The cascades among the resources of OpenCV's native artifact. They are read from memory. */
@SuppressWarnings("try") // A scope is there to be closed.
final class Cascades {
  private Cascades() {}

  /** Opens a cascade; the caller closes it. */
  static CascadeClassifier open(String name) {
    String xml = read(name);
    CascadeClassifier cascade = new CascadeClassifier();
    try (PointerScope scope = new PointerScope();
        FileStorage storage = new FileStorage(xml, FileStorage.READ | FileStorage.MEMORY)) {
      if (!cascade.read(storage.getFirstTopLevelNode())) {
        cascade.close();
        throw new IllegalStateException("OpenCV cannot read its own cascade " + name);
      }
    }
    return cascade;
  }

  private static String read(String name) {
    String resource =
        "/org/bytedeco/opencv/%s/share/opencv4/haarcascades/%s.xml"
            .formatted(Loader.getPlatform(), name);
    try (InputStream in = CascadeClassifier.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(
            "No " + resource + " on the class path: OpenCV's native artifact is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException cause) {
      throw new UncheckedIOException("Cannot read " + resource, cause);
    }
  }
}
