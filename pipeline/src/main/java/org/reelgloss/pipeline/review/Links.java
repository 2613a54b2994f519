package org.reelgloss.pipeline.review;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Links from the gallery, which lies one folder below the output root, to files of that root. */
final class Links {
  private static final String UNRESERVED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

  private Links() {}

  /**
   * Returns the link to a file, each part of its path percent-encoded.
   *
   * @param path relative to the output root, parts joined by slashes
   * @return empty where the path is absolute or leads out of the root
   */
  static Optional<String> toFile(String path) {
    List<String> parts = Arrays.asList(path.split("/", -1));
    boolean inside = parts.stream().noneMatch(p -> p.isEmpty() || p.equals(".") || p.equals(".."));
    return inside
        ? Optional.of(parts.stream().map(Links::encode).collect(Collectors.joining("/", "../", "")))
        : Optional.empty();
  }

  private static String encode(String part) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : part.getBytes(UTF_8)) {
      if (UNRESERVED.indexOf((char) (b & 0xFF)) >= 0) {
        encoded.append((char) b);
      } else {
        encoded.append(String.format("%%%02X", b & 0xFF));
      }
    }
    return encoded.toString();
  }
}
