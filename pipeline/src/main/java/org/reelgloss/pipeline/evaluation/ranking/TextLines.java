package org.reelgloss.pipeline.evaluation.ranking;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Goes through the lines of a text file in UTF-8. */
final class TextLines {
  /** Takes lines one after the other. */
  @FunctionalInterface
  interface Visitor {
    void visit(long number, String line);
  }

  private TextLines() {}

  /**
   * Gives every line with its number, from 1.
   *
   * @throws IllegalArgumentException if there is no file, or it is not UTF-8
   */
  static void read(Path file, Visitor visitor) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException("There is no file at: " + file);
    }
    long number = 0;
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Files.newInputStream(file), StandardCharsets.UTF_8.newDecoder()))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        visitor.visit(++number, line);
      }
    } catch (CharacterCodingException malformed) {
      throw new IllegalArgumentException(
          file + ": not UTF-8, somewhere after line " + number, malformed);
    }
  }
}
