package org.reelgloss.transforms.match;

import java.util.Map;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.extensions.avro.coders.AvroCoder;
import org.apache.beam.sdk.io.kafka.KafkaIO;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.reelgloss.schemas.SourceVideo;

/**
 * Finds the files that records of a topic tell of. Offsets are in the checkpoint and nowhere else:
 * those that a group knew would pass by what was under way when a checkpoint was lost. A run
 * without one reads the topic from its beginning.
 */
final class ReadNotifications extends PTransform<PBegin, PCollection<SourceVideo>> {
  private static final long serialVersionUID = 1L;

  private final NotificationTopic topic;

  ReadNotifications(NotificationTopic topic) {
    this.topic = topic;
  }

  @Override
  public PCollection<SourceVideo> expand(PBegin begin) {
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
    return begin
        .apply(
            "Read",
            settings == null ? read : read.withConsumerFactoryFn(new KafkaSettings(settings)))
        .apply("Parse", ParDo.of(new ParseNotificationsFn()))
        .setCoder(StringUtf8Coder.of())
        .apply("List", ParDo.of(new ListNotifiedFn()))
        .setCoder(AvroCoder.specific(SourceVideo.class));
  }
}
