package org.reelgloss.transforms.match;

import java.util.List;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.io.UnboundedSource;
import org.apache.beam.sdk.options.PipelineOptions;
import org.jspecify.annotations.Nullable;

/**
 * The messages of a subscription, for ever, each as the JSON that {@link NotificationParser} reads.
 * One reader takes them all, for a message is a name and no video.
 */
final class PubSubSource extends UnboundedSource<byte[], PubSubMark> {
  private static final long serialVersionUID = 1L;

  private final PubSubSubscription subscription;

  PubSubSource(PubSubSubscription subscription) {
    this.subscription = subscription;
  }

  @Override
  public List<PubSubSource> split(int desired, PipelineOptions options) {
    return List.of(this);
  }

  @Override
  public UnboundedReader<byte[]> createReader(PipelineOptions options, @Nullable PubSubMark mark) {
    return new PubSubReader(this, new PubSubInbox(subscription));
  }

  @Override
  public Coder<PubSubMark> getCheckpointMarkCoder() {
    return PubSubMark.coder();
  }

  @Override
  public Coder<byte[]> getOutputCoder() {
    return ByteArrayCoder.of();
  }
}
