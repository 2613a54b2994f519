package org.reelgloss.transforms.match;

import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.io.UnboundedSource;
import org.jspecify.annotations.Nullable;

/**
 * What a checkpoint holds of a subscription: nothing, for Pub/Sub itself knows what is not
 * acknowledged. Once the checkpoint is safe, what was read before it is acknowledged.
 */
final class PubSubMark implements UnboundedSource.CheckpointMark {
  /** Null in a mark that was read back: what it would acknowledge came to another process. */
  private final @Nullable PubSubReader reader;

  private final long read;

  /**
   * Marks where a reader is.
   *
   * @param read messages that it gave before
   */
  PubSubMark(@Nullable PubSubReader reader, long read) {
    this.reader = reader;
    this.read = read;
  }

  @Override
  public void finalizeCheckpoint() {
    if (reader != null) {
      reader.acknowledge(read);
    }
  }

  static Coder<PubSubMark> coder() {
    return new MarkCoder();
  }

  private static final class MarkCoder extends AtomicCoder<PubSubMark> {
    private static final long serialVersionUID = 1L;

    @Override
    public void encode(PubSubMark mark, OutputStream out) {}

    @Override
    public PubSubMark decode(InputStream in) {
      return new PubSubMark(null, 0);
    }
  }
}
