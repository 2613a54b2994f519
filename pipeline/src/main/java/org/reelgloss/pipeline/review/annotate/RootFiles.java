package org.reelgloss.pipeline.review.annotate;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The files of an output root that records name; a name that leads out of the root has none. */
final class RootFiles {
  private final Path root;

  RootFiles(Path root) {
    this.root = root;
  }

  /** Returns {@code name} where it is the name of a file of the root, else null. */
  @Nullable String existing(@Nullable String name) {
    return name != null && find(name) != null ? name : null;
  }

  /**
   * Returns the file of a name; null where there is none.
   *
   * @param name relative to the root, parts joined by slashes
   */
  @Nullable Path find(String name) {
    boolean inside =
        Arrays.stream(name.split("/", -1))
            .noneMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
    try {
      Path file = root.resolve(name);
      return inside && file.startsWith(root) && Files.isRegularFile(file) ? file : null;
    } catch (InvalidPathException noPath) { // Such as one with a zero byte: no file has that name.
      return null;
    }
  }
}
