package org.reelgloss.runners;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.reelgloss.gpu.ModelBundle;

/** Looks for model bundles in folders and those below them. */
final class BundleSearch {
  /** How far below a folder bundles are looked for, which also ends a loop of links. */
  private static final int DEEPEST = 4;

  /** A folder with one of them is meant to be a bundle. */
  private static final List<String> SIGNS =
      List.of(
          "config.json",
          "preprocessor_config.json",
          "encoder_model.onnx",
          "vision_model.onnx",
          "text_model.onnx");

  private final List<FoundBundle> found = new ArrayList<>();

  /**
   * Returns what is found, in order of the folders. A bundle's own folders are not looked into, nor
   * hidden ones; links are followed.
   *
   * @throws UsageException if one of the roots is no folder
   */
  static List<FoundBundle> below(List<Path> roots) throws UsageException {
    BundleSearch search = new BundleSearch();
    for (Path root : roots) {
      if (!Files.isDirectory(root)) {
        throw new UsageException("DIR must be a folder, but was: " + root);
      }
      search.visit(root.toAbsolutePath().normalize(), 0);
    }
    return search.found;
  }

  private void visit(Path folder, int depth) {
    if (SIGNS.stream().anyMatch(name -> Files.isRegularFile(folder.resolve(name)))) {
      found.add(open(folder));
    } else if (depth < DEEPEST) {
      try (Stream<Path> entries = Files.list(folder)) {
        entries
            .filter(entry -> Files.isDirectory(entry) && !isHidden(entry))
            .sorted()
            .forEach(entry -> visit(entry, depth + 1));
      } catch (IOException unreadable) {
        found.add(broken(folder, 0, "cannot be read: " + unreadable));
      }
    }
  }

  private static boolean isHidden(Path folder) {
    return folder.getFileName().toString().startsWith(".");
  }

  private static FoundBundle open(Path folder) {
    long bytes = 0;
    try {
      bytes = size(folder);
      ModelBundle bundle = ModelBundle.open(folder);
      return new FoundBundle(bundle.kind().name(), bundle.id(), folder, bytes, null);
    } catch (IllegalArgumentException | IOException | UncheckedIOException wrong) {
      return broken(folder, bytes, String.valueOf(wrong.getMessage()));
    }
  }

  private static FoundBundle broken(Path folder, long bytes, String problem) {
    String name = folder.getFileName().toString();
    return new FoundBundle(FoundBundle.BROKEN, name, folder, bytes, problem);
  }

  private static long size(Path folder) throws IOException {
    long size = 0;
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        size += Files.size(file);
      }
    }
    return size;
  }
}
