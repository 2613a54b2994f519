package org.reelgloss.pipeline.review.annotate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.reelgloss.pipeline.evaluation.JudgementLine;

/**
 * The choices that stand: of each person about each clip the last one, unless it was skipped or
 * taken back. Read from {@code _annotations/choices.jsonl} line by line; only line numbers are kept
 * in memory. A line that is none, such as one that is just being written, is passed by and told.
 */
public final class Choices {
  private final Path file;
  private final BitSet standing = new BitSet();
  private final List<String> damaged = new ArrayList<>();

  private Choices(Path file) {
    this.file = file;
  }

  /** Takes entries one after the other, each with the number of its line, from 1. */
  @FunctionalInterface
  interface Visitor {
    void visit(int line, LogEntry entry) throws IOException;
  }

  /** Takes choices one after the other. */
  @FunctionalInterface
  interface ChoiceVisitor {
    void visit(JudgementLine choice) throws IOException;
  }

  /**
   * Reads the log of a dataset.
   *
   * @param root the dataset's folder; without a log there are no choices
   */
  public static Choices read(Path root) throws IOException {
    Choices choices = new Choices(root.resolve(ChoiceLog.FILE));
    Map<String, Integer> last = new HashMap<>();
    choices.entries(
        choices.damaged,
        (line, entry) -> {
          String key = entry.annotator() + '\n' + entry.clip();
          Integer before = last.remove(key);
          if (before != null) {
            choices.standing.clear(before);
          }
          if (entry.kind() == LogEntry.Kind.CHOICE) {
            choices.standing.set(line);
            last.put(key, line);
          }
        });
    return choices;
  }

  /** Returns the number of choices that stand. */
  public int size() {
    return standing.cardinality();
  }

  /** Returns what is wrong with lines that were passed by, each with file and line. */
  public List<String> damaged() {
    return damaged;
  }

  /** Gives the choices that stand, in the order in which they were made. */
  void each(ChoiceVisitor visitor) throws IOException {
    entries(
        new ArrayList<>(),
        (line, entry) -> {
          JudgementLine choice = entry.choice();
          if (standing.get(line) && choice != null) {
            visitor.visit(choice);
          }
        });
  }

  /** Gives all entries that were made, those that no longer stand included. */
  void everything(Visitor visitor) throws IOException {
    entries(new ArrayList<>(), visitor);
  }

  private void entries(List<String> wrong, Visitor visitor) throws IOException {
    if (!Files.exists(file)) {
      return;
    }
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(Files.newInputStream(file), UTF_8))) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (!line.isBlank()) {
          LogEntry entry;
          try {
            entry = LogEntry.parse(file + ":" + number, line);
          } catch (IllegalArgumentException damage) {
            wrong.add(String.valueOf(damage.getMessage()));
            continue;
          }
          visitor.visit(number, entry);
        }
      }
    }
  }
}
