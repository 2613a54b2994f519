package org.reelgloss.gpu.remote;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The beginning of a file that is on its way, beside the place where the whole file goes: {@code
 * PATH.part}, and in {@code PATH.etag.part} what the server calls the version it is of. Locked
 * against other processes until it is closed.
 */
final class PartFile implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  private final Path target;
  private final Path part;
  private final Path tag;
  private final FileChannel channel;
  private Sha256 digest = new Sha256();
  private @Nullable String validator;
  private long length;

  private PartFile(Path target, Path part, FileChannel channel) {
    this.target = target;
    this.part = part;
    this.channel = channel;
    this.tag = target.resolveSibling(target.getFileName() + ".etag" + PinnedFile.PART);
  }

  /**
   * Opens what there is, and reads it once for its digest.
   *
   * @param target where the whole file goes; its folder is there
   * @throws DownloadException if another process has it open
   */
  static PartFile open(Path target) throws IOException {
    Path part = target.resolveSibling(target.getFileName() + PinnedFile.PART);
    FileChannel channel =
        FileChannel.open(
            part,
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            LinkOption.NOFOLLOW_LINKS);
    PartFile opened = new PartFile(target, part, channel);
    try {
      opened.lock();
      opened.read();
    } catch (IOException | RuntimeException failure) {
      channel.close();
      throw failure;
    }
    return opened;
  }

  private void lock() throws IOException {
    boolean locked;
    try {
      locked = channel.tryLock() != null;
    } catch (OverlappingFileLockException sameProcess) {
      locked = false;
    }
    if (!locked) {
      throw new DownloadException(part + " is being fetched already");
    }
  }

  private void read() throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    for (int read = channel.read(buffer); read >= 0; read = channel.read(buffer)) {
      digest.update(buffer.array(), read);
      length += read;
      buffer.clear();
    }
    if (Files.isRegularFile(tag, LinkOption.NOFOLLOW_LINKS)) {
      String version = Files.readString(tag).strip();
      validator = version.isEmpty() ? null : version;
    }
  }

  /** Returns how many bytes there are. */
  long length() {
    return length;
  }

  /** Returns the SHA-256 of what there is, in hexadecimal digits. */
  String sha256() {
    return digest.hex();
  }

  /** Returns what the server calls the version that this is of; null where that is not known. */
  @Nullable String validator() {
    return validator;
  }

  /**
   * Forgets what there is.
   *
   * @param version what the server calls the version that comes now; null where it does not say
   */
  void restart(@Nullable String version) throws IOException {
    channel.truncate(0);
    channel.position(0);
    digest = new Sha256();
    length = 0;
    validator = version;
    Files.deleteIfExists(tag);
    if (version != null) {
      Files.writeString(tag, version, StandardOpenOption.CREATE_NEW);
    }
  }

  /**
   * Adds the first {@code count} bytes of a buffer.
   *
   * @throws DownloadException if they cannot be written, such as where the disk is full
   */
  void append(byte[] buffer, int count) throws DownloadException {
    ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, count);
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException unwritable) {
      throw new DownloadException(part + " cannot be written: " + unwritable, unwritable);
    }
    digest.update(buffer, count);
    length += count;
  }

  /** Puts the file where the whole one goes, in one step, on the disk for certain. */
  void finish() throws IOException {
    channel.force(true);
    Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    Files.deleteIfExists(tag);
  }

  /** Deletes what there is. */
  void discard() throws IOException {
    Files.deleteIfExists(tag);
    Files.deleteIfExists(part);
  }

  /** Leaves what there is for the next time. */
  @Override
  public void close() throws IOException {
    if (length == 0) {
      Files.deleteIfExists(part);
    }
    channel.close();
  }
}
