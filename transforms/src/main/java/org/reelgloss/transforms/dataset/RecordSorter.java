package org.reelgloss.transforms.dataset;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Puts encoded records in order: by uri, then by start frame, equal ones as they came. Holds a
 * given number of bytes; where there are more, they go through temporary files, which close
 * deletes. Records are added first, then given once.
 */
final class RecordSorter implements AutoCloseable {
  private static final long BYTES_OF_ROW = 100;

  /**
   * A record with what decides about its place.
   *
   * @param record its bytes, in an array
   */
  record Row(String uri, long start, ByteBuffer record) {
    static final Comparator<Row> ORDER =
        Comparator.comparing(Row::uri).thenComparingLong(Row::start);

    private long bytes() {
      return BYTES_OF_ROW + uri.length() + record.remaining();
    }
  }

  /** A sorted temporary file that is being read. */
  private static final class Run implements AutoCloseable {
    private final int number;
    private final DataInputStream in;
    private int left;
    private Row next;

    Run(int number, Path file) throws IOException {
      this.number = number;
      in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)));
      left = in.readInt();
      next = read();
    }

    /** Goes on; returns whether there is one more. */
    boolean advance() throws IOException {
      if (left == 0) {
        return false;
      }
      next = read();
      return true;
    }

    private Row read() throws IOException {
      left--;
      String uri = new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
      return new Row(uri, in.readLong(), ByteBuffer.wrap(in.readNBytes(in.readInt())));
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }

  private final long mostBytes;
  private final List<Row> rows = new ArrayList<>();
  private final List<Path> runs = new ArrayList<>();
  private @Nullable Path folder;
  private long bytes;

  /**
   * @param mostBytes of memory for records, roughly
   */
  RecordSorter(long mostBytes) {
    this.mostBytes = mostBytes;
  }

  void add(Row row) throws IOException {
    rows.add(row);
    bytes += row.bytes();
    if (bytes > mostBytes) {
      spill();
    }
  }

  boolean isEmpty() {
    return rows.isEmpty() && runs.isEmpty();
  }

  /** Gives all records in order. */
  void forEach(Dataset.Visitor<Row> visitor) throws IOException {
    if (runs.isEmpty()) {
      rows.sort(Row.ORDER);
      for (Row row : rows) {
        visitor.visit(row);
      }
      return;
    }
    spill();
    merge(visitor);
  }

  private void merge(Dataset.Visitor<Row> visitor) throws IOException {
    Comparator<Run> order = Comparator.comparing((Run run) -> run.next, Row.ORDER);
    PriorityQueue<Run> queue = new PriorityQueue<>(order.thenComparingInt(run -> run.number));
    List<Run> open = new ArrayList<>();
    try {
      for (Path file : runs) {
        open.add(new Run(open.size(), file));
      }
      queue.addAll(open);
      for (Run first = queue.poll(); first != null; first = queue.poll()) {
        visitor.visit(first.next);
        if (first.advance()) {
          queue.add(first);
        }
      }
    } finally {
      for (Run run : open) {
        run.close();
      }
    }
  }

  private void spill() throws IOException {
    if (rows.isEmpty()) {
      return;
    }
    Path into = folder == null ? Files.createTempDirectory("reelgloss-") : folder;
    folder = into;
    Path run = into.resolve(String.valueOf(runs.size()));
    runs.add(run);
    rows.sort(Row.ORDER);
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(run)))) {
      out.writeInt(rows.size());
      for (Row row : rows) {
        byte[] uri = row.uri().getBytes(StandardCharsets.UTF_8);
        out.writeInt(uri.length);
        out.write(uri);
        out.writeLong(row.start());
        out.writeInt(row.record().remaining());
        out.write(
            row.record().array(),
            row.record().arrayOffset() + row.record().position(),
            row.record().remaining());
      }
    }
    rows.clear();
    bytes = 0;
  }

  @Override
  public void close() throws IOException {
    for (Path run : runs) {
      Files.deleteIfExists(run);
    }
    if (folder != null) {
      Files.delete(folder);
    }
  }
}
