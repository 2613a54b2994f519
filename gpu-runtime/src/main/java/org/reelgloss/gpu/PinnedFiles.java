package org.reelgloss.gpu;

import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.util.function.Function;

/**
 * Files whose SHA-256 a bundle's {@code digests.json} names, such as {@code {"text_model.pt": "<64
 * hexadecimal digits>"}}. TorchScript must be among them, for it is a program: so nobody runs by
 * mistake what came with a model.
 */
final class PinnedFiles {
  static final String DIGESTS = "digests.json";

  private PinnedFiles() {}

  /**
   * Compares every file that is named.
   *
   * @throws IllegalArgumentException if one is missing or has another digest
   * @throws UncheckedIOException if one cannot be read
   */
  static void check(ModelBundle bundle) {
    bundle.config(DIGESTS).fieldNames().forEachRemaining(name -> check(bundle, name));
  }

  private static void check(ModelBundle bundle, String name) {
    Path file = bundle.file(name);
    String expected = bundle.config(DIGESTS).path(name).asText("").toLowerCase(Locale.ROOT);
    String found = sha256(file);
    if (!found.equals(expected)) {
      throw new IllegalArgumentException(
          "%s must have the SHA-256 that %s names, %s, but has %s; fetch it again, or name this one"
                  .formatted(file, bundle.folder().resolve(DIGESTS), expected, found)
              + " if it can be trusted");
    }
  }

  /**
   * Returns where a script is, which an opened bundle has compared if it is named.
   *
   * @throws IllegalArgumentException if there is none, or its digest is not named
   */
  static Path script(ModelBundle bundle, String name) {
    Path file = bundle.file(name);
    if (!bundle.config(DIGESTS).has(name)) {
      throw new IllegalArgumentException(
          "%s is TorchScript, which is a program, and must be named in %s; if it can be trusted, put"
                  .formatted(file, bundle.folder().resolve(DIGESTS))
              + " {\"%s\": \"%s\"} there; else use an ONNX export".formatted(name, sha256(file)));
    }
    check(bundle, name);
    return file;
  }

  /**
   * Writes the digests of a copy of a bundle, as far as it has the files that are named.
   *
   * @param to the file to write
   * @param digests of the bundle
   * @param copies where the copy has a file of a name
   */
  static void pin(Path to, ObjectNode digests, Function<String, Path> copies) throws IOException {
    ObjectNode all = digests.objectNode();
    digests
        .fieldNames()
        .forEachRemaining(
            name -> {
              Path copy = copies.apply(name);
              if (Files.exists(copy)) {
                all.put(name, sha256(copy));
              }
            });
    Files.writeString(to, all.toPrettyString() + '\n');
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
