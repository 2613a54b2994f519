package org.reelgloss.pipeline.evaluation.ranking;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Pictures or clips with references and candidates, a JSON object a line:
 *
 * <pre>{@code
 * {"image": "a.jpg", "references": ["a dog", ...], "candidates": [{"teacher": "a", "text": "a cat"}]}
 * }</pre>
 *
 * <p>Clips have {@code "clip"} with their id in place of {@code "image"}. A candidate's text may be
 * null where the teacher had no answer; other keys are passed by. Lines that cannot be used are
 * {@link #problems}; of lines about the same picture the first is used.
 */
public final class SelectionFile {
  private final Map<String, SelectionItem> items = new LinkedHashMap<>();
  private final Problems problems = new Problems();

  private SelectionFile() {}

  /**
   * Reads a file about pictures.
   *
   * @throws IllegalArgumentException if it is not there or not UTF-8
   * @throws IOException if it cannot be read
   */
  public static SelectionFile ofImages(Path path) throws IOException {
    return read(path, "image");
  }

  /** Reads a file about clips; throws what {@link #ofImages} does. */
  public static SelectionFile ofClips(Path path) throws IOException {
    return read(path, "clip");
  }

  private static SelectionFile read(Path path, String key) throws IOException {
    SelectionFile file = new SelectionFile();
    TextLines.read(
        path,
        (number, line) -> {
          if (!line.isBlank()) {
            file.add(key, path.toString(), number, line);
          }
        });
    return file;
  }

  private void add(String key, String file, long number, String text) {
    try {
      SelectionItem item = SelectionLine.parse(key, file, number, text);
      SelectionItem before = items.putIfAbsent(item.name(), item);
      if (before != null) {
        problems.add(file, number, "is about " + item.name() + ", as line " + before.line());
      }
    } catch (BadLineException bad) {
      problems.add(file, number, String.valueOf(bad.getMessage()));
    }
  }

  /** Returns what can be used, in order. */
  public List<SelectionItem> items() {
    return List.copyOf(items.values());
  }

  /** Returns the lines that cannot be used. */
  public Problems problems() {
    return problems;
  }
}
