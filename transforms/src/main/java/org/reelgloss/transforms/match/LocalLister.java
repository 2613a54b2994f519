package org.reelgloss.transforms.match;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;

/** Lists files of this machine. Links inside a folder are passed by and counted, never followed. */
final class LocalLister {
  private final boolean recursive;
  private final FoundFiles found;

  LocalLister(boolean recursive, FoundFiles found) {
    this.recursive = recursive;
    this.found = found;
  }

  /**
   * Adds what a folder, a file or a pattern names; a name that does not exist is added as it is.
   */
  void list(String pattern) throws IOException {
    Path path = Path.of(pattern).toAbsolutePath().normalize();
    if (Files.isDirectory(path)) {
      walk(path, file -> true, recursive);
    } else if (Files.exists(path) || !isGlob(pattern)) {
      single(path);
    } else {
      glob(path.toString());
    }
  }

  private static boolean isGlob(String pattern) {
    return pattern.chars().anyMatch(c -> "*?[{".indexOf(c) >= 0);
  }

  private void single(Path path) throws IOException {
    try {
      BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
      found.add(file(path, attributes));
    } catch (NoSuchFileException missing) {
      found.add(
          new FoundFiles.File(path.toString(), folder(path), path.getFileName() + "", 0, "", 0));
      return;
    }
    Path parent = path.getParent();
    if (parent == null) {
      return;
    }
    try (Stream<Path> siblings = Files.list(parent)) {
      List<Path> texts =
          siblings
              .filter(
                  sibling ->
                      VideoNames.isSidecar(
                          sibling.getFileName().toString(), path.getFileName().toString()))
              .toList();
      for (Path text : texts) {
        found.addText(file(text, Files.readAttributes(text, BasicFileAttributes.class)));
      }
    }
  }

  private void glob(String pattern) throws IOException {
    Path base = Path.of(pattern);
    while (base != null && isGlob(base.toString())) {
      base = base.getParent();
    }
    if (base == null || !Files.isDirectory(base)) {
      return;
    }
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
    walk(base, matcher, true);
  }

  private void walk(Path folder, PathMatcher matcher, boolean deep) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes ignored) {
            boolean enter =
                directory.equals(folder)
                    || (deep && !VideoNames.isHidden(directory.getFileName().toString()));
            return enter ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
          }

          @Override
          public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
            sortIn(path, attributes, matcher);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private void sortIn(Path path, BasicFileAttributes attributes, PathMatcher matcher) {
    boolean video = VideoNames.isVideo(path.getFileName().toString());
    if (video && !matcher.matches(path)) {
      return;
    }
    if (attributes.isSymbolicLink()) {
      found.skip("link");
    } else if (!attributes.isRegularFile()) {
      found.skip("not a regular file");
    } else {
      found.sortIn(file(path, attributes));
    }
  }

  private static FoundFiles.File file(Path path, BasicFileAttributes attributes) {
    long modified = attributes.lastModifiedTime().toMillis();
    return new FoundFiles.File(
        path.toString(),
        folder(path),
        path.getFileName().toString(),
        attributes.size(),
        Long.toString(modified),
        modified);
  }

  private static String folder(Path path) {
    return path.getParent() + "/";
  }
}
