package org.reelgloss.pipeline.selector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.reelgloss.gpu.NpyWriter;

/** Captioned pictures as a folder, in vectors of the model of {@link Paintings}. */
final class TinyBank {
  private TinyBank() {}

  /** Writes pictures p0.png and so on, of one colour each, with two captions each. */
  static Path write(Path folder, int count) throws IOException {
    Files.createDirectories(folder);
    StringBuilder names = new StringBuilder();
    StringBuilder captions = new StringBuilder();
    try (NpyWriter vectors = NpyWriter.create(folder.resolve("train.towers.npy"), 4)) {
      for (int i = 0; i < count; i++) {
        float[] vector = {0.1f, 0.1f, 0.1f, 0.1f + 0.01f * i};
        vector[i % 3] = 2;
        vectors.add(vector);
        names.append("p%d.png%n".formatted(i));
        captions.append("p%d.png\t0\t%s%n".formatted(i, Paintings.caption(i)));
        captions.append("p%d.png\t1\tthis is %s%n".formatted(i, Paintings.caption(i)));
      }
    }
    Files.writeString(folder.resolve("train.names.txt"), names);
    Files.writeString(folder.resolve("captions.train.tsv"), captions);
    return folder;
  }

  /** Adds what a further encoder, which sees the first three numbers, makes of the pictures. */
  static void writeFeatures(Path folder, String encoder, int count) throws IOException {
    try (NpyWriter vectors = NpyWriter.create(folder.resolve("train." + encoder + ".npy"), 3)) {
      for (int i = 0; i < count; i++) {
        float[] vector = new float[3];
        vector[i % 3] = 2;
        vectors.add(vector);
      }
    }
  }
}
