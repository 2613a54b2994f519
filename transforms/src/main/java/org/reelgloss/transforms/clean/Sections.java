package org.reelgloss.transforms.clean;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A resource of lines under {@code [headers]}; lines that begin with # say something to people. */
record Sections(Map<String, List<String>> lines) {

  /** Reads a UTF-8 resource that lies beside this class. */
  static Sections read(String resource) {
    Map<String, List<String>> lines = new LinkedHashMap<>();
    try (InputStream in = Sections.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("Resource is missing from the class path: " + resource);
      }
      BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      String header = "";
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (line.startsWith("[") && line.endsWith("]")) {
          header = line.substring(1, line.length() - 1);
        } else if (!line.isBlank() && !line.startsWith("#")) {
          lines.computeIfAbsent(header, unused -> new ArrayList<>()).add(line.strip());
        }
      }
    } catch (IOException cause) {
      throw new UncheckedIOException("Cannot read the resource " + resource, cause);
    }
    return new Sections(lines);
  }

  /** Returns the words of all lines under a header, which must exist. */
  Set<String> words(String header) {
    List<String> found = lines.get(header);
    if (found == null) {
      throw new IllegalArgumentException(
          "header must be one of " + lines.keySet() + ", but was: " + header);
    }
    Set<String> words = new LinkedHashSet<>();
    found.forEach(line -> words.addAll(List.of(line.split(" +"))));
    return words;
  }
}
