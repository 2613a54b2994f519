package org.reelgloss.gpu;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes the thresholds of stitching into a bundle. */
public final class StitchThresholdsFile {
  private static final String NAME = "stitching.json";

  private StitchThresholdsFile() {}

  /**
   * Writes {@code stitching.json}, which {@link ModelBundle#thresholds()} reads, in place of the
   * one that the bundle may have. The version of the bundle changes with it; {@code bundle} stays
   * as it was opened.
   *
   * @return the file
   * @throws IOException if it cannot be written; the bundle is then as it was
   */
  public static Path write(ModelBundle bundle, StitchThresholds thresholds) throws IOException {
    Path file = bundle.has(NAME) ? bundle.file(NAME) : bundle.folder().resolve(NAME);
    ObjectMapper json = new ObjectMapper();
    ObjectNode node = json.createObjectNode();
    node.put("merge", thresholds.merge());
    node.put("transition", thresholds.transition());
    node.put("still", thresholds.still());
    node.put("redundant", thresholds.redundant());
    Path written = file.resolveSibling(NAME + ".new");
    try {
      Files.writeString(
          written, json.writerWithDefaultPrettyPrinter().writeValueAsString(node) + "\n");
      Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(written);
    }
    return file;
  }
}
