package org.reelgloss.pipeline.review.annotate;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The choices of people about the clips of a dataset, {@code _annotations/choices.jsonl}, for
 * writing. Lines are only ever added: a choice that was changed or taken back is a later line. A
 * line is on the disk when {@link #append} returns. Threads may share a log; a second process is
 * kept away by a lock that the operating system gives back however the process ends.
 */
public final class ChoiceLog implements AutoCloseable {
  static final String FOLDER = "_annotations";
  static final String FILE = FOLDER + "/choices.jsonl";

  private final FileChannel lock;
  private final FileChannel lines;
  private final String cutOff;

  private ChoiceLog(FileChannel lock, FileChannel lines, String cutOff) {
    this.lock = lock;
    this.lines = lines;
    this.cutOff = cutOff;
  }

  /**
   * Opens the log of a dataset, or begins one. A last line that a crash cut in the middle, of which
   * no one was told that it is kept, is removed; a whole one is ended.
   *
   * @param root the dataset's folder
   * @throws IllegalArgumentException if another process writes to it, or the folder cannot be
   *     written
   */
  public static ChoiceLog open(Path root) throws IOException {
    Path folder = root.resolve(FOLDER);
    try {
      Files.createDirectories(folder);
    } catch (IOException cause) {
      throw new IllegalArgumentException(
          "DIR must be a folder that can be written: " + root, cause);
    }
    FileChannel lock = lock(folder);
    try {
      FileChannel lines =
          FileChannel.open(
              root.resolve(FILE),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      try {
        String cutOff = LastLine.repair(lines);
        syncFolder(folder);
        return new ChoiceLog(lock, lines, cutOff);
      } catch (IOException | RuntimeException failed) {
        lines.close();
        throw failed;
      }
    } catch (IOException | RuntimeException failed) {
      lock.close();
      throw failed;
    }
  }

  private static FileChannel lock(Path folder) throws IOException {
    FileChannel channel =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    @Nullable FileLock taken;
    try {
      taken = channel.tryLock();
    } catch (OverlappingFileLockException here) {
      taken = null;
    }
    if (taken == null) {
      channel.close();
      throw new IllegalArgumentException(
          "DIR must have no other annotate at work, but has: " + folder.getParent());
    }
    return channel;
  }

  /** Makes the new file's name as durable as its content, where folders can be opened. */
  private static void syncFolder(Path folder) throws IOException {
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  /** Returns what was removed because a crash had cut it; empty where nothing was. */
  public String cutOff() {
    return cutOff;
  }

  /**
   * Adds a line and brings it to the disk.
   *
   * @throws IOException if that fails; nothing of the line is then in the log
   */
  synchronized void append(ObjectNode line) throws IOException {
    write(line + "\n");
  }

  /** Adds lines as {@link #append} does, all or none, and brings them to the disk together. */
  synchronized void appendAll(Iterable<ObjectNode> several) throws IOException {
    StringBuilder text = new StringBuilder();
    several.forEach(line -> text.append(line).append('\n'));
    write(text.toString());
  }

  private void write(String text) throws IOException {
    long end = lines.size();
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(UTF_8));
    try {
      while (bytes.hasRemaining()) {
        lines.write(bytes, end + bytes.position());
      }
      lines.force(false);
    } catch (IOException failed) {
      try {
        lines.truncate(end);
      } catch (IOException again) {
        failed.addSuppressed(again);
      }
      throw failed;
    }
  }

  /** Lets other processes write. */
  @Override
  public void close() throws IOException {
    try (lock) {
      lines.close();
    }
  }
}
