package org.reelgloss.transforms.match;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import org.apache.beam.sdk.coders.AtomicCoder;

/** Writes 8 bytes a fingerprint and 12 more, big-endian. */
final class SeenFilesCoder extends AtomicCoder<SeenFiles> {
  private static final long serialVersionUID = 1L;
  private static final SeenFilesCoder INSTANCE = new SeenFilesCoder();

  private SeenFilesCoder() {}

  static SeenFilesCoder of() {
    return INSTANCE;
  }

  @Override
  public void encode(SeenFiles seen, OutputStream to) throws IOException {
    DataOutputStream out = new DataOutputStream(to);
    write(seen.taken(), out);
    write(seen.waiting(), out);
    out.writeInt(seen.failedPolls());
    out.flush();
  }

  @Override
  public SeenFiles decode(InputStream from) throws IOException {
    DataInputStream in = new DataInputStream(from);
    return new SeenFiles(read(in), read(in), in.readInt());
  }

  private static void write(long[] values, DataOutputStream out) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(values.length, Long.BYTES));
    bytes.asLongBuffer().put(values);
    out.writeInt(values.length);
    out.write(bytes.array());
  }

  private static long[] read(DataInputStream in) throws IOException {
    int length = in.readInt();
    byte[] bytes = in.readNBytes(Math.multiplyExact(length, Long.BYTES));
    long[] values = new long[length];
    ByteBuffer.wrap(bytes).asLongBuffer().get(values);
    return values;
  }
}
