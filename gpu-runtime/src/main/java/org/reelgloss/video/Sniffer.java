package org.reelgloss.video;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Looks at a file's first bytes, so that nothing but a container reaches the demuxers. */
final class Sniffer {
  private static final int HEAD_BYTES = 512;
  private static final List<String> REFERENCES =
      List.of("#extm3u", "ffconcat", "v=0", "[playlist]", "rtsp://", "http://", "https://");

  private Sniffer() {}

  static void check(Path file) throws MediaException {
    byte[] head = head(file);
    if (head.length == 0) {
      throw new MediaException(MediaFault.EMPTY, "The file is empty");
    }
    String text = new String(head, StandardCharsets.ISO_8859_1).strip().toLowerCase(Locale.ROOT);
    for (String reference : REFERENCES) {
      if (text.startsWith(reference)) {
        throw refused();
      }
    }
    if (text.startsWith("<")) {
      if (text.contains("<mpd") || text.contains("<smil")) {
        throw refused();
      }
      boolean page = text.contains("<html") || text.startsWith("<!doctype html");
      throw new MediaException(
          MediaFault.NOT_MEDIA, page ? "The file is an HTML page" : "The file is markup text");
    }
    if (isAll(head, (byte) 0)) {
      throw new MediaException(MediaFault.NOT_MEDIA, "The file begins with zeros only");
    }
  }

  private static MediaException refused() {
    return new MediaException(
        MediaFault.REFUSED,
        "The file is a playlist or refers to other files, which is not allowed");
  }

  private static byte[] head(Path file) throws MediaException {
    if (!Files.isRegularFile(file)) {
      throw new MediaException(MediaFault.UNREADABLE, "Not a regular file");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(HEAD_BYTES);
    } catch (IOException cause) {
      throw new MediaException(
          MediaFault.UNREADABLE, "Cannot be read: " + cause.getClass().getSimpleName());
    }
  }

  private static boolean isAll(byte[] bytes, byte value) {
    for (byte b : bytes) {
      if (b != value) {
        return false;
      }
    }
    return true;
  }
}
