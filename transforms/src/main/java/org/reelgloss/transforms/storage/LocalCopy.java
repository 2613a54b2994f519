package org.reelgloss.transforms.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import org.apache.beam.sdk.io.fs.MatchResult;

/**
 * An input as a local regular file: the file itself where it is local, otherwise a copy that all
 * threads of this process share. Closing gives it back.
 */
public final class LocalCopy implements AutoCloseable {
  private static final int BUFFER_BYTES = 1 << 16;
  private static final long IDLE_BYTES = 8L << 30;
  private static final int MOST_COPIES = 3;
  private static final CopyCache COPIES = new CopyCache(LocalCopy::fetch, IDLE_BYTES);

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(LocalCopy::clear, "reelgloss-copies"));
  }

  /** A local file with the digest of its content. */
  @SuppressWarnings("ArrayRecordComponent") // Nobody compares these.
  record Content(Path path, byte[] sha256, long bytes) {}

  private final Path path;
  private final String uri;
  private final String revision;
  private final boolean shared;
  private boolean closed;

  private LocalCopy(Path path, String uri, String revision, boolean shared) {
    this.path = path;
    this.uri = uri;
    this.revision = revision;
    this.shared = shared;
  }

  /** A local copy with the digest of its content. */
  @SuppressWarnings("ArrayRecordComponent") // Nobody compares these.
  public record Digested(LocalCopy copy, byte[] sha256, long bytes) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      copy.close();
    }
  }

  /**
   * Makes an input local.
   *
   * @param revision what changes when the input does, as in {@code SourceVideo}
   */
  public static LocalCopy of(String uri, String revision) throws IOException {
    if (Sources.isLocal(uri)) {
      return new LocalCopy(Sources.localPath(uri), uri, revision, false);
    }
    return new LocalCopy(COPIES.acquire(uri, revision).path(), uri, revision, true);
  }

  /** Makes an input local and tells the digest of all of it. */
  public static Digested digested(String uri, String revision) throws IOException {
    if (!Sources.isLocal(uri)) {
      Content content = COPIES.acquire(uri, revision);
      LocalCopy copy = new LocalCopy(content.path(), uri, revision, true);
      return new Digested(copy, content.sha256(), content.bytes());
    }
    Path path = Sources.localPath(uri);
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      throw new AccessDeniedException(uri, null, "not a regular file");
    }
    MessageDigest digest = Digests.sha256();
    try (InputStream in = Files.newInputStream(path)) {
      long bytes = pump(new DigestInputStream(in, digest), OutputStream.nullOutputStream());
      LocalCopy copy = new LocalCopy(path, uri, revision, false);
      return new Digested(copy, digest.digest(), bytes);
    }
  }

  /** Copies an object, and again where it was replaced meanwhile: parts of two make no film. */
  private static Content fetch(String uri) throws IOException {
    for (int i = 0; i < MOST_COPIES; i++) {
      MatchResult.Metadata before = Sources.metadata(uri);
      Content content = fetchOnce(uri);
      boolean whole = false;
      try {
        MatchResult.Metadata after = Sources.metadata(uri);
        whole =
            before.lastModifiedMillis() == after.lastModifiedMillis()
                && after.sizeBytes() == content.bytes();
      } finally {
        if (!whole) {
          Files.delete(content.path());
        }
      }
      if (whole) {
        return content;
      }
    }
    throw new IOException(
        "Was replaced %d times while it was read: %s".formatted(MOST_COPIES, uri));
  }

  private static Content fetchOnce(String uri) throws IOException {
    Path file = Files.createTempFile("reelgloss-", ".media");
    MessageDigest digest = Digests.sha256();
    boolean done = false;
    try (InputStream in = Sources.open(uri);
        OutputStream out = Files.newOutputStream(file)) {
      long bytes = pump(new DigestInputStream(in, digest), out);
      done = true;
      return new Content(file, digest.digest(), bytes);
    } finally {
      if (!done) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static void clear() {
    try {
      COPIES.clear();
    } catch (IOException left) {
      throw new UncheckedIOException("Cannot delete copies of inputs", left);
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

  /** Returns the file, which is there until this is closed. */
  public Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    if (shared && !closed) {
      closed = true;
      COPIES.release(uri, revision);
    }
  }
}
