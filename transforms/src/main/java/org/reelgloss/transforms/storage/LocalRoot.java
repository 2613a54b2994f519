package org.reelgloss.transforms.storage;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
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
    Path part = path(PARTS + "/" + UUID.randomUUID());
    Files.createDirectories(part.getParent());
    try {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part))) {
        content.writeTo(out);
      }
      if (isToOutlivePowerLoss(name)) {
        try (FileChannel written = FileChannel.open(part, StandardOpenOption.WRITE)) {
          written.force(true);
        }
      }
      Path target = path(name);
      Files.createDirectories(target.getParent());
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** What a commit lists must be there when the commit is; pictures and clips can be made again. */
  private static boolean isToOutlivePowerLoss(String name) {
    return name.endsWith(".avro") || name.startsWith("_commits/");
  }

  @Override
  public boolean create(String name, Content content) throws IOException {
    Path target = path(name);
    Files.createDirectories(target.getParent());
    try (OutputStream out = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW)) {
      content.writeTo(out);
      return true;
    } catch (FileAlreadyExistsException there) {
      return false;
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
  public void walk(String folder, Visitor visitor) throws IOException {
    Path directory = path(folder);
    if (!Files.isDirectory(directory)) {
      return;
    }
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (attributes.isRegularFile()) {
              String name = folder + "/" + directory.relativize(file).toString().replace('\\', '/');
              long modifiedMs = attributes.lastModifiedTime().toMillis();
              visitor.visit(new Stored(name, attributes.size(), modifiedMs));
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException cause) throws IOException {
            if (cause instanceof NoSuchFileException) { // Renamed or deleted since it was listed.
              return FileVisitResult.CONTINUE;
            }
            throw cause;
          }
        });
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

  @Override
  public void deleteFiles(List<String> names) throws IOException {
    for (String name : names) {
      Files.deleteIfExists(path(name));
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
