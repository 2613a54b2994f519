package org.reelgloss.transforms.storage;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.beam.sdk.io.FileSystems;

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
    return Channels.newInputStream(
        FileSystems.open(FileSystems.matchSingleFileSpec(uri).resourceId()));
  }
}
