package org.reelgloss.transforms.caption;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Captions to pick from.
 *
 * @param captions in the order of the file, without blank ones
 * @param digest eight hexadecimal digits that tell this bank from others
 */
record CaptionBank(List<String> captions, String digest) {
  /** Keeps the vectors within some hundred megabytes. */
  private static final int MOST = 200_000;

  /**
   * Reads a bank.
   *
   * @throws IllegalArgumentException if it cannot be read, is empty or too long
   */
  static CaptionBank read(Path file) {
    List<String> captions;
    try {
      captions =
          Files.readAllLines(file, StandardCharsets.UTF_8).stream()
              .map(String::strip)
              .filter(line -> !line.isEmpty())
              .toList();
    } catch (IOException cause) {
      throw new IllegalArgumentException("bank must be a readable file in UTF-8: " + file, cause);
    }
    if (captions.isEmpty() || captions.size() > MOST) {
      throw new IllegalArgumentException(
          "bank must hold 1 to %d captions, a line each, but %s holds %d"
              .formatted(MOST, file, captions.size()));
    }
    CRC32 digest = new CRC32();
    captions.forEach(caption -> digest.update((caption + '\n').getBytes(StandardCharsets.UTF_8)));
    return new CaptionBank(captions, "%08x".formatted(digest.getValue()));
  }
}
