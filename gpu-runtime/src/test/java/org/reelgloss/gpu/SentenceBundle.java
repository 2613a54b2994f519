package org.reelgloss.gpu;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** The sentence encoder of the class path as a bundle that encodes text. */
public final class SentenceBundle {
  private SentenceBundle() {}

  /** Writes the bundle; returns the folder, which is there. */
  public static Path write(Path folder) throws IOException {
    copy("all-minilm-l6-v2.onnx", folder.resolve("model.onnx"));
    copy("all-minilm-l6-v2-tokenizer.json", folder.resolve("tokenizer.json"));
    Files.writeString(folder.resolve("config.json"), "{\"max_position_embeddings\": 512}");
    return folder;
  }

  private static void copy(String resource, Path file) throws IOException {
    try (InputStream in = SentenceEncoder.class.getResourceAsStream("/" + resource)) {
      Files.copy(Objects.requireNonNull(in), file);
    }
  }
}
