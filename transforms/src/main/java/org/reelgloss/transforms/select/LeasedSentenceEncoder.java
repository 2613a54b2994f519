package org.reelgloss.transforms.select;

import java.io.IOException;
import java.util.List;
import org.reelgloss.gpu.Devices;
import org.reelgloss.gpu.ModelException;
import org.reelgloss.gpu.ModelPool;
import org.reelgloss.gpu.SentenceEncoder;

/** The sentence encoder of this JVM's model pool. */
final class LeasedSentenceEncoder implements SentenceEmbedder {
  private final ModelPool.Lease<SentenceEncoder> lease;

  private LeasedSentenceEncoder(ModelPool.Lease<SentenceEncoder> lease) {
    this.lease = lease;
  }

  /**
   * Leases the encoder.
   *
   * @throws IOException if it cannot be loaded
   */
  static LeasedSentenceEncoder open() throws IOException {
    try {
      return new LeasedSentenceEncoder(SentenceEncoder.lease(Devices.CPU));
    } catch (ModelException cause) {
      throw new IOException("Cannot load the sentence encoder", cause);
    }
  }

  @Override
  public float[][] embed(List<String> sentences) throws ModelException {
    return lease.model().encode(sentences);
  }

  @Override
  public void close() {
    lease.close();
  }
}
