package org.reelgloss.gpu;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The first part of a {@code .npy} file: magic, version, and a Python dictionary in text.
 *
 * @param type of the numbers
 * @param rows at least 0
 * @param columns at least 1
 * @param dataStart where the numbers begin, in bytes
 */
record NpyHeader(Type type, int rows, int columns, int dataStart) {
  /** How a number is written, always little-endian. */
  enum Type {
    F2(2),
    F4(4),
    F8(8);

    private final int bytes;

    Type(int bytes) {
      this.bytes = bytes;
    }

    int bytes() {
      return bytes;
    }

    private static @Nullable Type of(String descr) {
      for (Type type : values()) {
        if (descr.equals("<" + type.name().toLowerCase(Locale.ROOT))) {
          return type;
        }
      }
      return null;
    }
  }

  /** Length of a header that is written: a multiple of 64, as the format asks for. */
  static final int WRITTEN = 128;

  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int VERSION_END = MAGIC.length + 2;
  private static final int LONGEST = 1 << 16;
  private static final Pattern DESCR = key("descr", "['\"]([^'\"]*)['\"]");
  private static final Pattern FORTRAN = key("fortran_order", "(True|False)");
  private static final Pattern SHAPE = key("shape", "\\(([^)]*)\\)");
  private static final Pattern TWO_COUNTS =
      Pattern.compile("\\s*(\\d{1,9})\\s*,\\s*(\\d{1,9})\\s*,?\\s*");

  private static Pattern key(String name, String value) {
    return Pattern.compile("['\"]" + name + "['\"]\\s*:\\s*" + value);
  }

  /**
   * Reads the header of a file.
   *
   * @throws IllegalArgumentException if it is no {@code .npy} file, or none of the kind that is
   *     supported
   */
  static NpyHeader read(String name, FileChannel file) throws IOException {
    ByteBuffer start = bytes(name, file, 0, VERSION_END + 4);
    for (byte expected : MAGIC) {
      if (start.get() != expected) {
        throw new IllegalArgumentException(name + " is no .npy file: it begins otherwise");
      }
    }
    int version = start.get();
    if (version < 1 || version > 3) {
      throw new IllegalArgumentException(
          name + " must be of version 1, 2 or 3 of the .npy format, but is of " + version);
    }
    long length = version == 1 ? start.getShort(VERSION_END) & 0xFFFF : start.getInt(VERSION_END);
    int textStart = VERSION_END + (version == 1 ? 2 : 4);
    if (length < 0 || length > LONGEST) {
      throw new IllegalArgumentException(
          name + " must have a header of at most " + LONGEST + " bytes, but it has " + length);
    }
    ByteBuffer text = bytes(name, file, textStart, (int) length);
    return parse(name, StandardCharsets.UTF_8.decode(text).toString(), textStart + (int) length);
  }

  private static ByteBuffer bytes(String name, FileChannel file, long at, int count)
      throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
    try {
      fill(file, bytes, at);
    } catch (EOFException cut) {
      throw new IllegalArgumentException(name + " is no .npy file: it ends in its header", cut);
    }
    return bytes.flip();
  }

  /** Fills a buffer with what a file has from a place on. */
  static void fill(FileChannel file, ByteBuffer into, long at) throws IOException {
    long next = at;
    while (into.hasRemaining()) {
      int read = file.read(into, next);
      if (read < 0) {
        throw new EOFException("The file ends at byte " + next);
      }
      next += read;
    }
  }

  private static NpyHeader parse(String name, String text, int dataStart) {
    String descr = find(name, text, DESCR, "descr");
    Type type = Type.of(descr);
    if (type == null) {
      throw new IllegalArgumentException(
          name + " must hold numbers of type <f2, <f4 or <f8, but holds " + descr);
    }
    if (find(name, text, FORTRAN, "fortran_order").equals("True")) {
      throw new IllegalArgumentException(
          name + " must have rows one after the other (C order), but has Fortran order");
    }
    String shape = find(name, text, SHAPE, "shape");
    Matcher counts = TWO_COUNTS.matcher(shape);
    if (!counts.matches() || Integer.parseInt(counts.group(2)) == 0) {
      throw new IllegalArgumentException(
          name + " must have rows and at least one column, but has the shape (" + shape + ")");
    }
    return new NpyHeader(
        type, Integer.parseInt(counts.group(1)), Integer.parseInt(counts.group(2)), dataStart);
  }

  private static String find(String name, String text, Pattern pattern, String key) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new IllegalArgumentException(name + " must name " + key + " in its header: " + text);
    }
    return matcher.group(1);
  }

  long rowBytes() {
    return (long) columns * type.bytes();
  }

  /** Returns the bytes of a header of version 1, {@value #WRITTEN} of them for any shape. */
  static ByteBuffer write(int rows, int columns) {
    String text =
        "{'descr': '<f4', 'fortran_order': False, 'shape': (%d, %d), }".formatted(rows, columns);
    ByteBuffer bytes = ByteBuffer.allocate(WRITTEN).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(MAGIC).put((byte) 1).put((byte) 0);
    int length = WRITTEN - VERSION_END - 2;
    bytes.putShort((short) length);
    String padded = text + " ".repeat(length - text.length() - 1) + "\n";
    return bytes.put(padded.getBytes(StandardCharsets.US_ASCII)).flip();
  }
}
