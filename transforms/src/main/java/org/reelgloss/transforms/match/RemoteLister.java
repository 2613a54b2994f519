package org.reelgloss.transforms.match;

import java.io.FileNotFoundException;
import java.io.IOException;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.EmptyMatchTreatment;
import org.apache.beam.sdk.io.fs.MatchResult;

/** Lists objects of a file system that Beam knows by its scheme. */
final class RemoteLister {
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
    boolean any = false;
    for (MatchResult.Metadata object :
        FileSystems.match(pattern, EmptyMatchTreatment.ALLOW).metadata()) {
      found.sortIn(file(object));
      any = true;
    }
    return any;
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
