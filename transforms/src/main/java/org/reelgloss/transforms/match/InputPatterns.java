package org.reelgloss.transforms.match;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import org.reelgloss.transforms.storage.Sources;

/** Takes what the user named apart: comma lists, and manifests of one name a line. */
final class InputPatterns {
  private final Path directory;
  private final BiPredicate<String, String> unfinished;

  /**
   * @param directory what relative names of local files begin at
   * @param unfinished whether to take, of the manifest that is named first, a last line that has no
   *     end yet
   */
  InputPatterns(Path directory, BiPredicate<String, String> unfinished) {
    this.directory = directory;
    this.unfinished = unfinished;
  }

  /**
   * Returns folders, files, patterns and uris, in the order given.
   *
   * @param input a comma list of them, or of {@code @FILE} for a manifest: one name a line, empty
   *     lines and lines that begin with # left out
   * @throws IOException if a manifest cannot be read
   */
  List<String> of(String input) throws IOException {
    List<String> patterns = new ArrayList<>();
    if (!input.isEmpty() && isOneFile(input)) {
      return List.of(input);
    }
    for (String part : input.split(",")) {
      String name = part.strip();
      if (name.startsWith("@")) {
        patterns.addAll(manifest(name.substring(1)));
      } else if (!name.isEmpty()) {
        patterns.add(name);
      }
    }
    return patterns;
  }

  private boolean isOneFile(String input) {
    return Sources.isLocal(input)
        && !input.startsWith("file:")
        && Files.exists(directory.resolve(input));
  }

  private String located(String uri) {
    return Sources.isLocal(uri) ? directory.resolve(Sources.localPath(uri)).toString() : uri;
  }

  private List<String> manifest(String uri) throws IOException {
    String text;
    try (InputStream in = Sources.open(located(uri))) {
      text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    int end = text.lastIndexOf('\n') + 1;
    List<String> names = new ArrayList<>(names(text.substring(0, end)));
    for (String last : names(text.substring(end))) {
      if (unfinished.test(uri, last)) {
        names.add(last);
      }
    }
    return names;
  }

  private static List<String> names(String lines) {
    return lines
        .lines()
        .map(String::strip)
        .filter(name -> !name.isEmpty() && !name.startsWith("#"))
        .toList();
  }
}
