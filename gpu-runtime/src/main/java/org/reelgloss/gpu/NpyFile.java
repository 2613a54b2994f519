package org.reelgloss.gpu;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/**
 * The rows of a two-dimensional array in a {@code .npy} file, the format of NumPy, versions 1 to 3:
 * float16, float32 or float64, little-endian, in C order. Rows are read when they are asked for, so
 * a file may be larger than the memory; several threads may read at once. Whoever opened it closes
 * it.
 *
 * @see <a href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">the format
 *     </a>
 */
public final class NpyFile implements AutoCloseable {
  private static final int PIECE_BYTES = 1 << 20;

  private final Path path;
  private final FileChannel file;
  private final NpyHeader header;

  private NpyFile(Path path, FileChannel file, NpyHeader header) {
    this.path = path;
    this.file = file;
    this.header = header;
  }

  /**
   * Opens a file.
   *
   * @throws IllegalArgumentException if it is no such file, or shorter than its header says
   * @throws IOException if it cannot be read
   */
  public static NpyFile open(Path path) throws IOException {
    if (!Files.isRegularFile(path)) {
      throw new IllegalArgumentException("There is no .npy file at: " + path);
    }
    FileChannel file = FileChannel.open(path, StandardOpenOption.READ);
    try {
      NpyHeader header = NpyHeader.read(path.toString(), file);
      long needed = header.dataStart() + header.rows() * header.rowBytes();
      if (file.size() < needed) {
        throw new IllegalArgumentException(
            path + " must have " + needed + " bytes by its header, but has " + file.size());
      }
      return new NpyFile(path, file, header);
    } catch (IOException | RuntimeException failed) {
      try (file) {
        throw failed;
      }
    }
  }

  /** Returns where the file is. */
  public Path path() {
    return path;
  }

  /** Returns the number of rows. */
  public int rows() {
    return header.rows();
  }

  /** Returns the length of a row, at least 1. */
  public int columns() {
    return header.columns();
  }

  /**
   * Reads rows {@code [first, first + count)} into an array, row by row from its start.
   *
   * @param into at least {@code count * columns()} long
   * @throws IndexOutOfBoundsException if there are no such rows or the array is too short
   */
  public void read(int first, int count, float[] into) throws IOException {
    Objects.checkFromIndexSize(first, count, rows());
    Objects.checkFromIndexSize(0, Math.multiplyExact(count, columns()), into.length);
    int numbers = count * columns();
    int bytes = header.type().bytes();
    int atOnce = Math.min(numbers, PIECE_BYTES / bytes);
    ByteBuffer piece = ByteBuffer.allocate(atOnce * bytes).order(ByteOrder.LITTLE_ENDIAN);
    long start = header.dataStart() + first * header.rowBytes();
    for (int done = 0; done < numbers; done += atOnce) {
      piece.clear().limit(Math.min(atOnce, numbers - done) * bytes);
      NpyHeader.fill(file, piece, start + (long) done * bytes);
      copy(piece.flip(), into, done);
    }
  }

  private void copy(ByteBuffer piece, float[] into, int at) {
    int next = at;
    while (piece.hasRemaining()) {
      into[next++] =
          switch (header.type()) {
            case F2 -> HalfFloats.toFloat(piece.getShort());
            case F4 -> piece.getFloat();
            case F8 -> (float) piece.getDouble();
          };
    }
  }

  /** Returns a row. */
  public float[] row(int row) throws IOException {
    float[] numbers = new float[columns()];
    read(row, 1, numbers);
    return numbers;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
