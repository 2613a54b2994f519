package org.reelgloss.runners;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a never-ending run on this machine keeps its checkpoints and savepoints, for the next run
 * to go on from. Deleting the folder costs time only: what is published is known without it.
 */
final class StateFolder {
  private static final String IDENTITY = "identity";

  /** Flink writes it last into the folder of a checkpoint or savepoint. */
  private static final String COMPLETE = "_metadata";

  private final Path folder;

  /**
   * @param folder created if it is not there
   * @throws UsageException if it cannot be written
   */
  StateFolder(Path folder) throws UsageException {
    this.folder = folder.toAbsolutePath().normalize();
    try {
      Files.createDirectories(checkpoints());
      Files.createDirectories(savepoints());
      Files.delete(Files.createTempFile(folder, "probe", ""));
    } catch (IOException cause) {
      throw new UsageException("state must be a folder that can be written, but was: " + folder);
    }
  }

  /** Returns the folder of checkpoints, one folder a job in it. */
  Path checkpoints() {
    return folder.resolve("checkpoints");
  }

  /** Returns the folder of savepoints. */
  Path savepoints() {
    return folder.resolve("savepoints");
  }

  /**
   * Returns the newest checkpoint or savepoint that a run of the same identity left, and deletes
   * all others: nothing goes on from them any more.
   */
  Optional<Path> takeOver(String identity) throws IOException {
    Path file = folder.resolve(IDENTITY);
    String known = Files.exists(file) ? Files.readString(file) : "";
    Optional<Path> latest = known.equals(identity) ? latest() : Optional.empty();
    for (Path kind : new Path[] {checkpoints(), savepoints()}) {
      try (Stream<Path> entries = Files.list(kind)) {
        for (Path entry : entries.toList()) {
          if (latest.isEmpty() || !latest.get().startsWith(entry)) {
            delete(entry);
          }
        }
      }
    }
    Files.writeString(file, identity);
    return latest;
  }

  private Optional<Path> latest() throws IOException {
    try (Stream<Path> checkpoints = Files.walk(checkpoints());
        Stream<Path> savepoints = Files.walk(savepoints())) {
      return Stream.concat(checkpoints, savepoints)
          .filter(path -> path.endsWith(COMPLETE))
          .max(Comparator.comparing(StateFolder::modified))
          .map(Path::getParent);
    }
  }

  private static FileTime modified(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException gone) { // Whoever deletes states meanwhile means it.
      return FileTime.fromMillis(0);
    }
  }

  private static void delete(Path entry) throws IOException {
    try (Stream<Path> files = Files.walk(entry)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Override
  public String toString() {
    return folder.toString();
  }
}
