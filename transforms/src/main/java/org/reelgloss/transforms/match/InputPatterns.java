package org.reelgloss.transforms.match;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.reelgloss.transforms.storage.Sources;

/** Takes what the user named apart: comma lists, and manifests of one name a line. */
final class InputPatterns {
  private final Path directory;

  /**
   * @param directory what relative names of local files begin at
   */
  InputPatterns(Path directory) {
    this.directory = directory;
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
    if (isOneFile(input)) {
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
    List<String> names = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(Sources.open(located(uri)), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String name = line.strip();
        if (!name.isEmpty() && !name.startsWith("#")) {
          names.add(name);
        }
      }
    }
    return names;
  }
}
