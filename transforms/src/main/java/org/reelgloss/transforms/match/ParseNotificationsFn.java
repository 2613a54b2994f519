package org.reelgloss.transforms.match;

import java.nio.charset.StandardCharsets;
import org.apache.beam.sdk.io.kafka.KafkaRecord;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives the uris of new files that records tell of, and counts what else there is. */
final class ParseNotificationsFn<T> extends DoFn<T, String> {
  private static final Logger LOG = LoggerFactory.getLogger(ParseNotificationsFn.class);

  /** Attributes of a Pub/Sub message are headers of the record that a bridge makes of it. */
  private static final String EVENT_TYPE = "eventType";

  private final Counter passedBy = Metrics.counter(MatchVideos.class, "notifications-passed-by");
  private final Counter unreadable = Metrics.counter(MatchVideos.class, "notifications-unreadable");

  private final SerializableFunction<T, Notification> parser;
  private final SerializableFunction<T, String> place;

  private ParseNotificationsFn(
      SerializableFunction<T, Notification> parser, SerializableFunction<T, String> place) {
    this.parser = parser;
    this.place = place;
  }

  /** Parses the records of a topic of Kafka. */
  static ParseNotificationsFn<KafkaRecord<byte[], byte[]>> ofKafka() {
    return new ParseNotificationsFn<>(
        record ->
            NotificationParser.parse(record.getKV().getValue(), eventType(record.getHeaders())),
        record ->
            "topic %s, partition %d, offset %d"
                .formatted(record.getTopic(), record.getPartition(), record.getOffset()));
  }

  /** Parses the messages that {@link PubSubSource} gives. */
  static ParseNotificationsFn<byte[]> ofPubSub() {
    return new ParseNotificationsFn<>(
        message -> NotificationParser.parse(message, null), PubSubInbox::describe);
  }

  @ProcessElement
  public void parse(@Element T record, OutputReceiver<String> out) {
    Notification notification = parser.apply(record);
    passedBy.inc(notification.passedBy());
    if (notification.unreadable() > 0) {
      unreadable.inc(notification.unreadable());
      LOG.warn("A notification could not be understood: {}", place.apply(record));
    }
    notification.uris().forEach(out::output);
  }

  private static @Nullable String eventType(@Nullable Headers headers) {
    Header header = headers == null ? null : headers.lastHeader(EVENT_TYPE);
    return header == null || header.value() == null
        ? null
        : new String(header.value(), StandardCharsets.UTF_8);
  }
}
