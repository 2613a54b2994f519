package org.reelgloss.transforms.match;

import java.nio.charset.StandardCharsets;
import org.apache.beam.sdk.io.kafka.KafkaRecord;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives the uris of new files that records tell of, and counts what else there is. */
final class ParseNotificationsFn extends DoFn<KafkaRecord<byte[], byte[]>, String> {
  private static final Logger LOG = LoggerFactory.getLogger(ParseNotificationsFn.class);

  /** Attributes of a Pub/Sub message are headers of the record that a bridge makes of it. */
  private static final String EVENT_TYPE = "eventType";

  private final Counter passedBy = Metrics.counter(MatchVideos.class, "notifications-passed-by");
  private final Counter unreadable = Metrics.counter(MatchVideos.class, "notifications-unreadable");

  @ProcessElement
  public void parse(@Element KafkaRecord<byte[], byte[]> record, OutputReceiver<String> out) {
    Notification notification =
        NotificationParser.parse(record.getKV().getValue(), eventType(record.getHeaders()));
    passedBy.inc(notification.passedBy());
    if (notification.unreadable() > 0) {
      unreadable.inc(notification.unreadable());
      LOG.warn(
          "A notification could not be understood: topic {}, partition {}, offset {}",
          record.getTopic(),
          record.getPartition(),
          record.getOffset());
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
