package org.reelgloss.gpu;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Writes a {@code .npy} file of float32 row by row, for {@link NpyFile} and NumPy. The header,
 * which says how many rows there are, is written by {@link #close}: until then the file is no
 * {@code .npy} file.
 */
public final class NpyWriter implements AutoCloseable {
  private final FileChannel file;
  private final ByteBuffer row;
  private final int columns;
  private int rows;

  private NpyWriter(FileChannel file, int columns) {
    this.file = file;
    this.columns = columns;
    this.row = ByteBuffer.allocate(columns * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * Creates a file, in place of the one that may be there.
   *
   * @param columns length of a row, at least 1
   */
  public static NpyWriter create(Path path, int columns) throws IOException {
    if (columns < 1) {
      throw new IllegalArgumentException("columns must be at least 1, but was: " + columns);
    }
    FileChannel file =
        FileChannel.open(
            path,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
    return new NpyWriter(file.position(NpyHeader.WRITTEN), columns);
  }

  /**
   * Adds a row.
   *
   * @param numbers as many as there are columns
   */
  public void add(float[] numbers) throws IOException {
    if (numbers.length != columns) {
      throw new IllegalArgumentException(
          "a row must have " + columns + " numbers, but had: " + numbers.length);
    }
    row.clear();
    for (float number : numbers) {
      row.putFloat(number);
    }
    writeFully(row.flip());
    rows++;
  }

  private void writeFully(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      file.write(bytes);
    }
  }

  /** Writes the header and closes the file. */
  @Override
  public void close() throws IOException {
    try (file) {
      if (file.isOpen()) {
        file.position(0);
        writeFully(NpyHeader.write(rows, columns));
      }
    }
  }
}
