package org.reelgloss.pipeline.review.annotate;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.reelgloss.pipeline.evaluation.JudgementLine;

/**
 * A file of choices to be imported, in one of the two forms of {@link ChoiceExport}: one that
 * begins with a bracket is Label Studio's.
 */
final class ChoiceFile {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final Consumer<Incoming> found;
  private final Consumer<String> wrong;

  /**
   * @param found takes choices
   * @param wrong takes what is wrong with others, with file and line
   */
  ChoiceFile(Path file, Consumer<Incoming> found, Consumer<String> wrong) {
    this.file = file;
    this.found = found;
    this.wrong = wrong;
  }

  void read() throws IOException {
    try {
      if (isArray()) {
        readTasks();
      } else {
        readLines();
      }
    } catch (CharacterCodingException malformed) {
      throw new IllegalArgumentException(file + ": not UTF-8", malformed);
    }
  }

  private boolean isArray() throws IOException {
    try (BufferedReader in = Files.newBufferedReader(file, UTF_8)) {
      int c = in.read();
      while (c == '\uFEFF' || Character.isWhitespace(c)) {
        c = in.read();
      }
      return c == '[';
    }
  }

  private void readLines() throws IOException {
    try (BufferedReader in = Files.newBufferedReader(file, UTF_8)) {
      int number = 0;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        number++;
        if (!line.isBlank()) {
          String place = file + ":" + number;
          try {
            found.accept(incoming(place, JudgementLine.parse(place, line)));
          } catch (IllegalArgumentException malformed) {
            wrong.accept(String.valueOf(malformed.getMessage()));
          }
        }
      }
    }
  }

  private static Incoming incoming(String place, JudgementLine line) {
    @Nullable String annotator = line.annotator();
    if (annotator == null) {
      throw new IllegalArgumentException(place + ": annotator must be named");
    }
    Set<String> good =
        line.candidates().stream()
            .filter(candidate -> candidate.good() && candidate.text() != null)
            .map(candidate -> String.valueOf(candidate.text()))
            .collect(Collectors.toSet());
    String subject = line.image() ? "image " + line.subject() : line.subject();
    String name = name(place, annotator);
    return new Incoming(place, subject, name, good, null, line.at(), line);
  }

  static String name(String place, String given) {
    try {
      return Person.name(given);
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException(place + ": annotator: " + wrong.getMessage(), wrong);
    }
  }

  private void readTasks() throws IOException {
    try (JsonParser parser = JSON.createParser(Files.newBufferedReader(file, UTF_8))) {
      parser.nextToken();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        String place = file + ":" + parser.currentLocation().getLineNr();
        JsonNode task = JSON.readTree(parser);
        if (task == null) {
          throw new IllegalArgumentException(place + ": the list of tasks has no end");
        }
        LabelStudio.read(place, task, found, wrong);
      }
    } catch (JsonProcessingException malformed) {
      throw new IllegalArgumentException(
          "%s:%d: not JSON: %s"
              .formatted(file, malformed.getLocation().getLineNr(), malformed.getOriginalMessage()),
          malformed);
    }
  }
}
