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
import org.apache.beam.sdk.io.fs.CreateOptions.StandardCreateOptions;
import org.apache.beam.sdk.io.fs.EmptyMatchTreatment;
import org.apache.beam.sdk.io.fs.MatchResult;
import org.apache.beam.sdk.io.fs.MoveOptions.StandardMoveOptions;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An output root in an object store, whose objects appear when their upload is finished. */
final class RemoteRoot extends OutputRoot {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(RemoteRoot.class);
  private static final int UPLOADS = 3;
  private static final String BYTES = "application/octet-stream";

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
      upload(whole, name);
    } finally {
      Files.delete(whole);
    }
  }

  /** Begins anew where that may help: uploads get lost, and objects are replaced meanwhile. */
  private void upload(Path whole, String name) throws IOException {
    for (int left = UPLOADS - 1; ; left--) {
      try (OutputStream out = Channels.newOutputStream(FileSystems.create(resource(name), BYTES))) {
        Files.copy(whole, out);
        return;
      } catch (IOException failed) {
        if (left == 0) {
          throw failed;
        }
        LOG.warn("An upload of {} failed and is begun anew", name, failed);
      }
    }
  }

  /** Google Cloud Storage answers 412 to the second of two; other stores may let both through. */
  @Override
  public boolean create(String name, Content content) throws IOException {
    if (has(name)) {
      return false;
    }
    StandardCreateOptions isNew =
        StandardCreateOptions.builder().setMimeType(BYTES).setExpectFileToNotExist(true).build();
    try (OutputStream out = Channels.newOutputStream(FileSystems.create(resource(name), isNew))) {
      content.writeTo(out);
      return true;
    } catch (IOException refused) {
      if (has(name)) {
        return false;
      }
      throw refused;
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
