package org.reelgloss.transforms.storage;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.EmptyMatchTreatment;
import org.apache.beam.sdk.io.fs.MatchResult;

/** Names of inputs: absolute paths of local files, unencoded, or uris of other file systems. */
public final class Sources {
  private Sources() {}

  /** Returns whether a name is that of a local file. */
  public static boolean isLocal(String uri) {
    return !uri.contains("://") || uri.toLowerCase(Locale.ROOT).startsWith("file:");
  }

  /** Returns the path of a local file. */
  public static Path localPath(String uri) {
    return uri.startsWith("file:") ? Path.of(URI.create(uri)) : Path.of(uri);
  }

  /** Opens a file of any file system; the caller closes the stream. */
  public static InputStream open(String uri) throws IOException {
    if (isLocal(uri)) {
      return Files.newInputStream(localPath(uri));
    }
    return Channels.newInputStream(FileSystems.open(metadata(uri).resourceId()));
  }

  /**
   * Returns what a file system that is not local says of a file. A name is taken as it is, and
   * never for a pattern.
   *
   * @throws FileNotFoundException if there is none
   */
  public static MatchResult.Metadata metadata(String uri) throws IOException {
    String pattern = literal(uri);
    if (pattern.equals(uri)) {
      return FileSystems.matchSingleFileSpec(uri);
    }
    for (MatchResult.Metadata file :
        FileSystems.match(pattern, EmptyMatchTreatment.ALLOW).metadata()) {
      if (file.resourceId().toString().equals(uri)) {
        return file;
      }
    }
    throw new FileNotFoundException("No such file: " + uri);
  }

  /** Returns a pattern that matches a name, and perhaps others. */
  public static String literal(String name) {
    return name.replaceAll("[*?\\[\\]{}\\\\]", "?");
  }
}
