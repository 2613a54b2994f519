package org.reelgloss.transforms.storage;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.EmptyMatchTreatment;
import org.apache.beam.sdk.io.fs.MatchResult;
import org.apache.beam.sdk.io.fs.MoveOptions.StandardMoveOptions;
import org.apache.beam.sdk.io.fs.ResourceId;

/** An output root in an object store, whose objects appear when their upload is finished. */
final class RemoteRoot extends OutputRoot {
  private static final long serialVersionUID = 1L;

  private final String root;

  RemoteRoot(String root) {
    this.root = root;
  }

  @Override
  public void write(String name, Content content) throws IOException {
    Path whole = Files.createTempFile("reelgloss-", ".upload"); // A broken write must not appear.
    try {
      try (OutputStream out = Files.newOutputStream(whole)) {
        content.writeTo(out);
      }
      try (OutputStream out =
          Channels.newOutputStream(
              FileSystems.create(resource(name), "application/octet-stream"))) {
        Files.copy(whole, out);
      }
    } finally {
      Files.delete(whole);
    }
  }

  @Override
  public InputStream read(String name) throws IOException {
    return Channels.newInputStream(FileSystems.open(resource(name)));
  }

  @Override
  public boolean has(String name) throws IOException {
    try {
      FileSystems.matchSingleFileSpec(root + name);
      return true;
    } catch (FileNotFoundException missing) {
      return false;
    }
  }

  @Override
  public List<String> list(String folder) throws IOException {
    List<String> names = new ArrayList<>();
    for (MatchResult.Metadata file : match(folder + "/*")) {
      names.add(folder + "/" + file.resourceId().getFilename());
    }
    names.sort(null);
    return names;
  }

  @Override
  public void walk(String folder, Visitor visitor) throws IOException {
    String start = resource(folder + "/x").toString();
    int length = start.length() - folder.length() - "/x".length();
    for (MatchResult.Metadata file : match(folder + "/**")) {
      String name = file.resourceId().toString().substring(length);
      long modifiedMs = file.lastModifiedMillis();
      visitor.visit(
          new Stored(name, file.sizeBytes(), modifiedMs > 0 ? modifiedMs : Long.MAX_VALUE));
    }
  }

  @Override
  public void delete(String folder) throws IOException {
    List<ResourceId> files = new ArrayList<>();
    for (MatchResult.Metadata file : match(folder + "/**")) {
      files.add(file.resourceId());
    }
    FileSystems.delete(files, StandardMoveOptions.IGNORE_MISSING_FILES);
  }

  @Override
  public void deleteFiles(List<String> names) throws IOException {
    if (names.isEmpty()) {
      return;
    }
    FileSystems.delete(
        names.stream().map(this::resource).toList(), StandardMoveOptions.IGNORE_MISSING_FILES);
  }

  private List<MatchResult.Metadata> match(String pattern) throws IOException {
    return FileSystems.match(root + pattern, EmptyMatchTreatment.ALLOW).metadata();
  }

  private ResourceId resource(String name) {
    return FileSystems.matchNewResource(root + name, false);
  }

  @Override
  public String toString() {
    return root;
  }
}
