package org.reelgloss.transforms.match;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.api.core.ApiService;
import com.google.api.gax.batching.FlowControlSettings;
import com.google.cloud.pubsub.v1.AckReplyConsumer;
import com.google.cloud.pubsub.v1.Subscriber;
import com.google.common.util.concurrent.MoreExecutors;
import com.google.pubsub.v1.PubsubMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Messages of a subscription of Pub/Sub. Google's client pulls them in threads of its own, keeps
 * those from coming again that are neither acknowledged nor given back, and goes on where a
 * connection breaks.
 */
final class PubSubInbox implements Inbox {
  /** Messages that may be under way: what comes between two checkpoints, at most. */
  private static final long MOST = 10_000;

  private static final long MOST_BYTES = 64L << 20;

  /** Hours that a message may be under way; longer than any checkpoint takes. */
  private static final int LEASE_HOURS = 12;

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Logger LOG = LoggerFactory.getLogger(PubSubInbox.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Queue<Received> come = new ConcurrentLinkedQueue<>();
  private final PubSubSubscription subscription;
  private final PubSubChannel channel;
  private final Subscriber subscriber;
  private volatile @Nullable Throwable failure;
  private volatile boolean closed;

  /** Begins to take messages, until it is closed. What is wrong with that is said by a poll. */
  PubSubInbox(PubSubSubscription subscription) {
    this.subscription = subscription;
    channel = PubSubChannel.open();
    Subscriber.Builder builder =
        Subscriber.newBuilder(subscription.path(), this::receive)
            .setFlowControlSettings(
                FlowControlSettings.newBuilder()
                    .setMaxOutstandingElementCount(MOST)
                    .setMaxOutstandingRequestBytes(MOST_BYTES)
                    .build())
            .setMaxAckExtensionPeriod(org.threeten.bp.Duration.ofHours(LEASE_HOURS));
    channel.use(builder::setChannelProvider, builder::setCredentialsProvider);
    subscriber = builder.build();
    subscriber.addListener(
        new ApiService.Listener() {
          @Override
          public void failed(ApiService.State from, Throwable cause) {
            failure = cause;
          }
        },
        MoreExecutors.directExecutor());
    subscriber.startAsync();
  }

  private void receive(PubsubMessage message, AckReplyConsumer reply) {
    come.add(new Received(message, reply));
    if (closed) {
      giveBack();
    }
  }

  private void giveBack() {
    for (Received left = come.poll(); left != null; left = come.poll()) {
      left.giveBack();
    }
  }

  @Override
  public @Nullable Message poll() throws IOException {
    Throwable cause = failure;
    if (cause != null) {
      throw new IOException("Nothing can be read from " + subscription, cause);
    }
    return come.poll();
  }

  @Override
  public void close() {
    closed = true;
    subscriber.stopAsync();
    giveBack(); // Google's client waits for all of its messages.
    try {
      subscriber.awaitTerminated(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException unreachable) {
      LOG.warn("{} could not be told what is given back; it comes again later", subscription);
    } catch (IllegalStateException failed) {
      LOG.debug("{} had failed before, which a poll said", subscription, failed);
    }
    channel.close();
  }

  /** Returns which message a JSON is, for a log. */
  static String describe(byte[] json) {
    try {
      return "message " + JSON.readTree(json).path("messageId").asText();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private record Received(PubsubMessage message, AckReplyConsumer reply) implements Message {
    @Override
    public byte[] json() {
      ObjectNode json = JSON.createObjectNode().put("messageId", message.getMessageId());
      ObjectNode attributes = json.putObject("attributes");
      message.getAttributesMap().forEach(attributes::put);
      json.put("data", message.getData().toByteArray());
      try {
        return JSON.writeValueAsBytes(json);
      } catch (JsonProcessingException impossible) {
        throw new UncheckedIOException(impossible);
      }
    }

    @Override
    public void acknowledge() {
      reply.ack();
    }

    @Override
    public void giveBack() {
      reply.nack();
    }
  }
}
