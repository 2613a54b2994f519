package org.reelgloss.transforms.match;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.EmptyMatchTreatment;
import org.apache.beam.sdk.io.fs.MatchResult;
import org.reelgloss.transforms.storage.Sources;

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
    if (isPattern(pattern)) {
      addAll(pattern);
      return;
    }
    if (!single(pattern)) {
      String prefix = pattern.endsWith("/") ? pattern : pattern + "/";
      if (!addAll(prefix + (recursive ? "**" : "*"))) {
        found.add(new FoundFiles.File(pattern, prefix, pattern, 0, "", 0));
      }
    }
  }

  /** Adds an object and the text beside it; one that is missing is added as it is. */
  void file(String uri) throws IOException {
    if (!single(uri)) {
      int slash = uri.lastIndexOf('/') + 1;
      found.add(new FoundFiles.File(uri, uri.substring(0, slash), uri.substring(slash), 0, "", 0));
    }
  }

  /** Adds the object of this very name and its sidecars; false if there is none. */
  private boolean single(String uri) throws IOException {
    Optional<FoundFiles.File> object = object(uri);
    if (object.isEmpty()) {
      return false;
    }
    FoundFiles.File video = object.get();
    found.add(video);
    int dot = video.name().lastIndexOf('.');
    if (dot > 0) {
      String stem = video.folder() + video.name().substring(0, dot + 1);
      match(Sources.literal(stem) + "*").stream()
          .filter(text -> text.folder().equals(video.folder()))
          .filter(text -> VideoNames.isSidecar(text.name(), video.name()))
          .forEach(found::addText);
    }
    return true;
  }

  private static Optional<FoundFiles.File> object(String uri) throws IOException {
    try {
      return Optional.of(file(Sources.metadata(uri)));
    } catch (FileNotFoundException missing) {
      return Optional.empty();
    }
  }

  private static boolean isPattern(String name) {
    return name.chars().anyMatch(c -> "*?[".indexOf(c) >= 0);
  }

  private static List<FoundFiles.File> match(String pattern) throws IOException {
    return FileSystems.match(pattern, EmptyMatchTreatment.ALLOW).metadata().stream()
        .map(RemoteLister::file)
        .toList();
  }

  private boolean addAll(String pattern) throws IOException {
    List<FoundFiles.File> files = match(pattern);
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
