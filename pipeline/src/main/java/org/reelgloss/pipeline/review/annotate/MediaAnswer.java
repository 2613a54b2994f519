package org.reelgloss.pipeline.review.annotate;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Sends a file, or the part of it that is asked for: one range of bytes, as RFC 9110 (section 14)
 * has it. Several ranges at once are answered with the whole file, as the RFC permits.
 */
final class MediaAnswer {
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");
  private static final int STEP = 1 << 16;

  private MediaAnswer() {}

  /** Bytes [start, end) of a file. */
  record Range(long start, long end) {
    /**
     * Reads the header {@code Range}.
     *
     * @return null where there is none that is understood
     * @throws Refusal if none of the bytes asked for is there
     */
    static @Nullable Range of(@Nullable String header, long size) throws Refusal {
      Matcher range = RANGE.matcher(header == null ? "" : header);
      if (!range.matches() || (range.group(1) + range.group(2)).isEmpty()) {
        return null;
      }
      Range asked;
      if (range.group(1).isEmpty()) {
        asked = new Range(Math.max(0, size - Long.parseLong(range.group(2))), size);
      } else {
        long last = range.group(2).isEmpty() ? Long.MAX_VALUE - 1 : Long.parseLong(range.group(2));
        asked = new Range(Long.parseLong(range.group(1)), Math.min(size, last + 1));
        if (last < asked.start()) {
          return null;
        }
      }
      if (asked.start() >= asked.end()) {
        throw new Refusal(416, "Range must have bytes of the file");
      }
      return asked;
    }
  }

  static void send(HttpExchange exchange, Path file, String type) throws IOException, Refusal {
    Headers headers = exchange.getResponseHeaders();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long size = channel.size();
      Range part;
      try {
        part = Range.of(exchange.getRequestHeaders().getFirst("Range"), size);
      } catch (Refusal none) {
        headers.set("Content-Range", "bytes */" + size);
        throw none;
      }
      headers.set("Content-Type", type);
      headers.set("Accept-Ranges", "bytes");
      Range sent = part == null ? new Range(0, size) : part;
      if (part != null) {
        headers.set("Content-Range", "bytes %d-%d/%d".formatted(part.start, part.end - 1, size));
      }
      long length = sent.end() - sent.start();
      boolean isEmpty = exchange.getRequestMethod().equals("HEAD") || length == 0;
      if (isEmpty) {
        headers.set("Content-Length", Long.toString(length));
      }
      exchange.sendResponseHeaders(part == null ? 200 : 206, isEmpty ? -1 : length);
      if (!isEmpty) {
        copy(channel, sent, exchange.getResponseBody());
      }
    }
  }

  private static void copy(FileChannel file, Range range, OutputStream out) throws IOException {
    WritableByteChannel target = Channels.newChannel(out);
    ByteBuffer bytes = ByteBuffer.allocate(STEP);
    for (long at = range.start(); at < range.end(); at += bytes.limit()) {
      bytes.clear().limit((int) Math.min(STEP, range.end() - at));
      int read = file.read(bytes, at);
      if (read <= 0) {
        throw new IOException("The file became shorter while it was sent");
      }
      bytes.flip();
      target.write(bytes);
    }
  }
}
