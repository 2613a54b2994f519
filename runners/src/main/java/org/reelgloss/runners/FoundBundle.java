package org.reelgloss.runners;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A folder that is a model bundle or looks like one.
 *
 * @param kind what it can do; {@value #BROKEN} where it cannot be opened
 * @param id name and version; the name alone where it cannot be opened
 * @param folder absolute
 * @param bytes size of all files
 * @param problem why it cannot be opened; null where it can
 */
record FoundBundle(String kind, String id, Path folder, long bytes, @Nullable String problem) {
  static final String BROKEN = "BROKEN";

  /** Returns the fields between tabs, the size in megabytes (10^6 bytes). */
  String toText() {
    String text = String.format(Locale.ROOT, "%s\t%s\t%s\t%.1f", kind, id, folder, bytes / 1e6);
    return problem == null ? text : text + "\t" + problem.replaceAll("\\s+", " ");
  }

  /** Returns the fields as one object; without a problem where there is none. */
  ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("kind", kind);
    json.put("id", id);
    json.put("folder", folder.toString());
    json.put("bytes", bytes);
    if (problem != null) {
      json.put("problem", problem);
    }
    return json;
  }
}
