package org.reelgloss.transforms.match;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.EmptyMatchTreatment;
import org.apache.beam.sdk.io.fs.MatchResult;

/** Lists objects of a file system that Beam knows by its scheme; output roots are left out. */
final class RemoteLister {
  private static final String MARK_OF_OUTPUT = "_commits/settings.json";

  private final boolean recursive;
  private final FoundFiles found;

  RemoteLister(boolean recursive, FoundFiles found) {
    this.recursive = recursive;
    this.found = found;
  }

  /** Adds what a prefix, an object or a pattern names; a missing object is added as it is. */
  void list(String pattern) throws IOException {
    if (pattern.chars().anyMatch(c -> "*?[".indexOf(c) >= 0)) {
      addAll(pattern);
      return;
    }
    try {
      MatchResult.Metadata single = FileSystems.matchSingleFileSpec(pattern);
      found.add(file(single));
    } catch (FileNotFoundException missing) {
      String prefix = pattern.endsWith("/") ? pattern : pattern + "/";
      if (!addAll(prefix + (recursive ? "**" : "*"))) {
        found.add(new FoundFiles.File(pattern, prefix, pattern, 0, "", 0));
      }
    }
  }

  private boolean addAll(String pattern) throws IOException {
    List<FoundFiles.File> files =
        FileSystems.match(pattern, EmptyMatchTreatment.ALLOW).metadata().stream()
            .map(RemoteLister::file)
            .toList();
    List<String> outputs =
        files.stream()
            .map(FoundFiles.File::uri)
            .filter(uri -> uri.endsWith(MARK_OF_OUTPUT))
            .map(uri -> uri.substring(0, uri.length() - MARK_OF_OUTPUT.length()))
            .toList();
    for (FoundFiles.File file : files) {
      if (outputs.stream().noneMatch(output -> file.uri().startsWith(output))) {
        found.sortIn(file);
      }
    }
    return !files.isEmpty();
  }

  private static FoundFiles.File file(MatchResult.Metadata object) {
    String uri = object.resourceId().toString();
    int slash = uri.lastIndexOf('/') + 1;
    return new FoundFiles.File(
        uri,
        uri.substring(0, slash),
        uri.substring(slash),
        object.sizeBytes(),
        Long.toString(object.lastModifiedMillis()),
        object.lastModifiedMillis());
  }
}
