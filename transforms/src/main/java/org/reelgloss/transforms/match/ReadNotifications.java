package org.reelgloss.transforms.match;

import java.util.Map;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.extensions.avro.coders.AvroCoder;
import org.apache.beam.sdk.io.Read;
import org.apache.beam.sdk.io.kafka.KafkaIO;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.reelgloss.schemas.SourceVideo;

/**
 * Finds the files that records tell of. Of Kafka, offsets are in the checkpoint and nowhere else:
 * those that a group knew would pass by what was under way when a checkpoint was lost. A run
 * without one reads the topic from its beginning. Of Pub/Sub, see {@link PubSubReader}.
 */
final class ReadNotifications extends PTransform<PBegin, PCollection<SourceVideo>> {
  private static final long serialVersionUID = 1L;

  private final Notifications from;

  ReadNotifications(Notifications from) {
    this.from = from;
  }

  @Override
  public PCollection<SourceVideo> expand(PBegin begin) {
    // A savepoint knows a step by its name, and would go on reading what it has read.
    String read = "Read " + from;
    PCollection<String> uris =
        from instanceof KafkaTopic topic
            ? begin
                .apply(read, kafka(topic))
                .apply("Parse", ParDo.of(ParseNotificationsFn.ofKafka()))
            : begin
                .apply(read, Read.from(new PubSubSource((PubSubSubscription) from)))
                .apply("Parse", ParDo.of(ParseNotificationsFn.ofPubSub()));
    return uris.setCoder(StringUtf8Coder.of())
        .apply("List", ParDo.of(new ListNotifiedFn()))
        .setCoder(AvroCoder.specific(SourceVideo.class));
  }

  private static KafkaIO.Read<byte[], byte[]> kafka(KafkaTopic topic) {
    KafkaIO.Read<byte[], byte[]> read =
        KafkaIO.<byte[], byte[]>read()
            .withBootstrapServers(topic.brokers())
            .withTopic(topic.topic())
            .withKeyDeserializer(ByteArrayDeserializer.class)
            .withValueDeserializer(ByteArrayDeserializer.class)
            .withConsumerConfigUpdates(
                Map.of(
                    ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                    false,
                    ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                    "earliest"));
    String settings = topic.settings();
    return settings == null ? read : read.withConsumerFactoryFn(new KafkaSettings(settings));
  }
}
