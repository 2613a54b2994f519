package org.reelgloss.transforms.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * An input as a local regular file: the file itself where it is local, otherwise a temporary copy,
 * which closing deletes.
 */
public final class LocalCopy implements AutoCloseable {
  private static final int BUFFER_BYTES = 1 << 16;

  private final Path path;
  private final boolean temporary;

  private LocalCopy(Path path, boolean temporary) {
    this.path = path;
    this.temporary = temporary;
  }

  /** A local file with the digest of its content. */
  @SuppressWarnings("ArrayRecordComponent") // Nobody compares these.
  public record Digested(LocalCopy copy, byte[] sha256, long bytes) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      copy.close();
    }
  }

  /** Makes an input local. */
  public static LocalCopy of(String uri) throws IOException {
    if (Sources.isLocal(uri)) {
      return new LocalCopy(Sources.localPath(uri), false);
    }
    return copy(uri).copy();
  }

  /** Makes an input local and reads all of it once for its digest. */
  public static Digested digested(String uri) throws IOException {
    if (!Sources.isLocal(uri)) {
      return copy(uri);
    }
    Path path = Sources.localPath(uri);
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      throw new AccessDeniedException(uri, null, "not a regular file");
    }
    MessageDigest digest = sha256();
    try (InputStream in = Files.newInputStream(path)) {
      long bytes = pump(new DigestInputStream(in, digest), OutputStream.nullOutputStream());
      return new Digested(new LocalCopy(path, false), digest.digest(), bytes);
    }
  }

  private static Digested copy(String uri) throws IOException {
    Path file = Files.createTempFile("reelgloss-", ".media");
    MessageDigest digest = sha256();
    boolean done = false;
    try (InputStream in = Sources.open(uri);
        OutputStream out = Files.newOutputStream(file)) {
      long bytes = pump(new DigestInputStream(in, digest), out);
      done = true;
      return new Digested(new LocalCopy(file, true), digest.digest(), bytes);
    } finally {
      if (!done) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static long pump(InputStream in, OutputStream out) throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    long total = 0;
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      out.write(buffer, 0, n);
      total += n;
    }
    return total;
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java platform has SHA-256", impossible);
    }
  }

  /** Returns the file, which is there until this is closed. */
  public Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    if (temporary) {
      Files.deleteIfExists(path);
    }
  }
}
