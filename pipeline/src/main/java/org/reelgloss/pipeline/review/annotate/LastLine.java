package org.reelgloss.pipeline.review.annotate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** The end of a file of lines, where a crash may have left half of one. */
final class LastLine {
  private static final int STEP = 1 << 13;

  private LastLine() {}

  /**
   * Ends the last line of a file: a whole one with a line break, another by removing it.
   *
   * @return what was removed; empty where nothing was
   */
  static String repair(FileChannel file) throws IOException {
    long start = start(file);
    String last = new String(read(file, start, file.size()), UTF_8);
    if (last.isEmpty()) {
      return "";
    }
    boolean whole = isEntry(last);
    if (whole) {
      file.write(ByteBuffer.wrap(new byte[] {'\n'}), file.size());
    } else {
      file.truncate(start);
    }
    file.force(true);
    return whole ? "" : last;
  }

  private static boolean isEntry(String text) {
    try {
      LogEntry.parse("last line", text);
      return true;
    } catch (IllegalArgumentException cut) {
      return false;
    }
  }

  /** Returns where what follows the last line break begins. */
  private static long start(FileChannel file) throws IOException {
    for (long end = file.size(); end > 0; end -= STEP) {
      long from = Math.max(0, end - STEP);
      byte[] bytes = read(file, from, end);
      for (int i = bytes.length - 1; i >= 0; i--) {
        if (bytes[i] == '\n') {
          return from + i + 1;
        }
      }
    }
    return 0;
  }

  private static byte[] read(FileChannel file, long start, long end) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(end - start));
    while (bytes.hasRemaining()) {
      if (file.read(bytes, start + bytes.position()) < 0) {
        throw new EOFException("The log of choices was cut while it was read");
      }
    }
    return bytes.array();
  }
}
