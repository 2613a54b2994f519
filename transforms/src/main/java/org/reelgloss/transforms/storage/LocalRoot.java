package org.reelgloss.transforms.storage;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** An output root on this machine's file system; renames are atomic. */
final class LocalRoot extends OutputRoot {
  private static final long serialVersionUID = 1L;

  private final String root;

  LocalRoot(String root) {
    this.root = root;
  }

  @Override
  public void write(String name, Content content) throws IOException {
    Path part = path(STATE + "/parts/" + UUID.randomUUID());
    Files.createDirectories(part.getParent());
    try {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part))) {
        content.writeTo(out);
      }
      Path target = path(name);
      Files.createDirectories(target.getParent());
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  @Override
  public InputStream read(String name) throws IOException {
    return Files.newInputStream(path(name));
  }

  @Override
  public boolean has(String name) {
    return Files.exists(path(name));
  }

  @Override
  public List<String> list(String folder) throws IOException {
    Path directory = path(folder);
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder + "/" + file.getFileName())
          .sorted()
          .toList();
    }
  }

  @Override
  public void delete(String folder) throws IOException {
    Path directory = path(folder);
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private Path path(String name) {
    return Path.of(root).resolve(name);
  }

  @Override
  public String toString() {
    return root;
  }
}
