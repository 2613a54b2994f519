package org.reelgloss.gpu;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * TorchScript files, which are programs: one is opened only if the bundle's {@code digests.json}
 * names its SHA-256, so that nobody runs by mistake what came with a model.
 */
final class PinnedScript {
  private static final String DIGESTS = "digests.json";

  private PinnedScript() {}

  /**
   * Returns where the script is.
   *
   * @throws IllegalArgumentException if there is none, or its digest is not the one it must have
   * @throws UncheckedIOException if it cannot be read
   */
  static Path file(ModelBundle bundle, String name) {
    Path file = bundle.file(name);
    String expected = bundle.config(DIGESTS).path(name).asText("").toLowerCase(Locale.ROOT);
    String found = sha256(file);
    if (!found.equals(expected)) {
      throw new IllegalArgumentException(
          file
              + " is TorchScript, which is a program, and its SHA-256 must be the one in "
              + bundle.folder().resolve(DIGESTS)
              + ": expected "
              + (expected.isEmpty() ? "(nothing there)" : expected)
              + ", found "
              + found
              + ". If the file can be trusted, put {\""
              + name
              + "\": \""
              + found
              + "\"} there; else use an ONNX export.");
    }
    return file;
  }

  private static String sha256(Path file) {
    try (InputStream in = Files.newInputStream(file);
        DigestInputStream digested =
            new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
      digested.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digested.getMessageDigest().digest());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("A Java platform has SHA-256", e);
    }
  }
}
