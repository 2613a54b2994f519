package org.reelgloss.pipeline.review.annotate;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.reelgloss.pipeline.evaluation.JudgementLine;

/** Writes the choices that stand to a file, which is replaced at once or not at all. */
public final class ChoiceExport {
  private ChoiceExport() {}

  /** How the file is written. */
  public enum Format {
    /** A {@link JudgementLine} a line. */
    jsonl,
    /** The tasks of {@link LabelStudio}, each with the annotations of all people. */
    label_studio
  }

  /** Writes {@code file}; skipped clips and choices that were taken back are left out. */
  public static void write(Choices choices, Path file, Format format) throws IOException {
    Path target = file.toAbsolutePath();
    Path temporary = Files.createTempFile(target.getParent(), ".export-", ".tmp");
    try {
      try (BufferedWriter out = Files.newBufferedWriter(temporary, UTF_8)) {
        if (format == Format.jsonl) {
          choices.each(choice -> out.append(choice.toJson().toString()).append('\n'));
        } else {
          tasks(choices, out);
        }
      }
      Files.move(
          temporary, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** Writes tasks in the order of their first choices, a line each. */
  private static void tasks(Choices choices, BufferedWriter out) throws IOException {
    Map<String, List<JudgementLine>> byClip = new HashMap<>();
    List<String> order = new ArrayList<>();
    choices.each(
        choice ->
            byClip
                .computeIfAbsent(
                    choice.subject(),
                    clip -> {
                      order.add(clip);
                      return new ArrayList<>();
                    })
                .add(choice));
    out.append('[');
    String gap = "\n";
    for (String clip : order) {
      ObjectNode task = LabelStudio.task(clip, byClip.getOrDefault(clip, List.of()));
      out.append(gap).append(task.toString());
      gap = ",\n";
    }
    out.append("\n]\n");
  }
}
