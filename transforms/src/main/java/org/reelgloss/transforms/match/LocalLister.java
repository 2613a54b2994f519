package org.reelgloss.transforms.match;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lists files of this machine. What a folder holds besides readable regular files is passed by and
 * counted; output roots of runs, which hold clips, are not entered.
 */
final class LocalLister {
  private static final String MARK_OF_OUTPUT = "_commits/settings.json";

  private final boolean recursive;
  private final FoundFiles found;

  LocalLister(boolean recursive, FoundFiles found) {
    this.recursive = recursive;
    this.found = found;
  }

  /** Adds what a folder, a file or a pattern names; a name of nothing is added as it is. */
  void list(Path pattern) throws IOException {
    Path path = pattern.normalize();
    if (Files.isDirectory(path)) {
      walk(path, file -> true, recursive);
    } else if (Files.exists(path)) {
      single(path);
    } else if (!glob(path)) {
      missing(path);
    }
  }

  /** Adds a file and the text beside it; what is no file, or not there, is added as it is. */
  void file(String name) {
    Path path = Path.of(name);
    if (Files.exists(path) && !Files.isDirectory(path)) {
      single(path);
    } else {
      missing(path);
    }
  }

  private void single(Path path) {
    try {
      found.add(file(path, Files.readAttributes(path, BasicFileAttributes.class)));
    } catch (IOException unreadable) {
      missing(path); // It fails where it is opened, with its reason.
      return;
    }
    Path parent = path.getParent();
    if (parent != null) {
      addSidecars(parent, path.getFileName().toString());
    }
  }

  private void missing(Path path) {
    found.add(
        new FoundFiles.File(path.toString(), folder(path), path.getFileName() + "", 0, "", 0));
  }

  private void addSidecars(Path folder, String video) {
    try (Stream<Path> siblings = Files.list(folder)) {
      List<Path> texts =
          siblings
              .filter(text -> VideoNames.isSidecar(text.getFileName().toString(), video))
              .filter(text -> Files.isRegularFile(text, LinkOption.NOFOLLOW_LINKS))
              .toList();
      for (Path text : texts) {
        found.addText(file(text, Files.readAttributes(text, BasicFileAttributes.class)));
      }
    } catch (IOException | UncheckedIOException unreadable) {
      found.skip(FoundFiles.UNREADABLE);
    }
  }

  /** Walks from the longest part of the pattern that exists; false if nothing matches. */
  private boolean glob(Path pattern) throws IOException {
    Path base = pattern.getRoot();
    int names = 0;
    while (names < pattern.getNameCount()
        && Files.isDirectory(base.resolve(pattern.getName(names)))) {
      base = base.resolve(pattern.getName(names++));
    }
    if (names == pattern.getNameCount()) {
      return false;
    }
    Path from = base;
    PathMatcher rest =
        FileSystems.getDefault()
            .getPathMatcher("glob:" + pattern.subpath(names, pattern.getNameCount()));
    return walk(from, file -> rest.matches(from.relativize(file)), true);
  }

  private boolean walk(Path folder, PathMatcher matcher, boolean deep) throws IOException {
    boolean[] any = {false};
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes ignored) {
            return directory.equals(folder) || (deep && isToBeEntered(directory))
                ? FileVisitResult.CONTINUE
                : FileVisitResult.SKIP_SUBTREE;
          }

          @Override
          public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
            any[0] |= sortIn(path, attributes, matcher);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path path, IOException unreadable)
              throws IOException {
            if (path.equals(folder)) {
              throw unreadable; // What was asked for cannot be answered.
            }
            found.skip(FoundFiles.UNREADABLE);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(
              Path directory, @Nullable IOException unreadable) throws IOException {
            if (unreadable != null) {
              visitFileFailed(directory, unreadable);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return any[0];
  }

  private boolean isToBeEntered(Path directory) {
    if (Files.exists(directory.resolve(MARK_OF_OUTPUT))) {
      found.skip("output of a run");
      return false;
    }
    return !VideoNames.isHidden(directory.getFileName().toString());
  }

  /** Returns whether the file is one that is looked for. */
  private boolean sortIn(Path path, BasicFileAttributes attributes, PathMatcher matcher) {
    boolean video = VideoNames.isVideo(path.getFileName().toString());
    if (video && !matcher.matches(path)) {
      return false;
    }
    if (attributes.isSymbolicLink()) {
      found.skip("link");
    } else if (!attributes.isRegularFile()) {
      found.skip("not a regular file");
    } else {
      found.sortIn(file(path, attributes));
    }
    return video;
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
