package org.reelgloss.gpu;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The files of a bundle that say how the model answers; goldens and texts for people do not. */
record BundleFiles(Path folder) {
  /** What a file that is being fetched ends in. */
  private static final String UNFINISHED = ".part";

  /** A selector's encoder may have its graph in a folder below, as every bundle. */
  private static final int DEPTH = 3;

  private static final String SELECTOR = "selector.json";

  private static final Set<String> CONFIGS =
      Set.of(
          "config.json",
          "generation_config.json",
          ImageProcessor.CONFIG,
          SELECTOR,
          "special_tokens_map.json",
          "stitching.json",
          "tokenizer.json",
          "tokenizer_config.json");

  static BundleFiles in(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException(
          "bundle must be a folder with a model, but there is none at: " + folder);
    }
    return new BundleFiles(folder.toAbsolutePath().normalize());
  }

  boolean has(String name) {
    return Files.isRegularFile(locate(name));
  }

  Path require(String name) {
    if (!has(name)) {
      throw missing(name);
    }
    return locate(name);
  }

  IllegalArgumentException missing(String what) {
    return new IllegalArgumentException(folder + " is no model bundle: it has no " + what);
  }

  private Path locate(String name) {
    Path below = folder.resolve("onnx").resolve(name);
    return Files.isRegularFile(below) ? below : folder.resolve(name);
  }

  /** Returns the SHA-256 of names and contents, in hexadecimal digits. */
  String digest() {
    return digest(file -> true);
  }

  /** Returns the same without what a trained selector adds to two towers; empty without one. */
  Optional<String> towersDigest() {
    return has(SELECTOR) ? Optional.of(digest(file -> !isOfSelector(file))) : Optional.empty();
  }

  private boolean isOfSelector(Path file) {
    return file.getFileName().toString().equals(SELECTOR)
        || file.startsWith(folder.resolve(ModelBundle.ENCODER));
  }

  private String digest(Predicate<Path> counts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Path file : versioned().stream().filter(counts).toList()) {
        digest.update(
            folder.relativize(file).toString().replace('\\', '/').getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        update(digest, file);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the bundle " + folder, e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("A Java platform has SHA-256", e);
    }
  }

  /** Returns the size of all files with weights whose name begins like that. */
  long graphBytes(String prefix) {
    try {
      long bytes = 0;
      for (Path file : versioned()) {
        boolean counts = isGraph(file) && file.getFileName().toString().startsWith(prefix);
        bytes += counts ? Files.size(file) : 0;
      }
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the bundle " + folder, e);
    }
  }

  private List<Path> versioned() throws IOException {
    try (Stream<Path> found = Files.walk(folder, DEPTH)) {
      return found.filter(Files::isRegularFile).filter(BundleFiles::matters).sorted().toList();
    }
  }

  private static boolean matters(Path file) {
    return isGraph(file) || CONFIGS.contains(file.getFileName().toString());
  }

  private static boolean isGraph(Path file) {
    String name = file.getFileName().toString();
    return (name.contains(".onnx") && !name.endsWith(UNFINISHED)) || name.endsWith(".pt");
  }

  private static void update(MessageDigest digest, Path file) throws IOException {
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    }
  }
}
