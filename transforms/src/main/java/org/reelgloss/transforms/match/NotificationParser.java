package org.reelgloss.transforms.match;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Understands records that tell of new files: an absolute path or a uri; the JSON of a Google Cloud
 * Storage notification (payload JSON_API_V1); the JSON of an S3 event notification; the JSON of a
 * Pub/Sub message that holds one of these. Whatever a record holds, it is understood, passed by or
 * said to be unreadable; nothing is thrown.
 */
final class NotificationParser {
  /** Longest record that is read: a hundred times what a store sends. */
  static final int MOST_BYTES = 1 << 20;

  private static final int DEEPEST = 64;
  private static final String NEW_OBJECT = "OBJECT_FINALIZE";
  private static final ObjectMapper JSON =
      new ObjectMapper(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private NotificationParser() {}

  /**
   * Reads one record.
   *
   * @param value null where the record has none
   * @param eventType of the Google Cloud Storage event where the record says it beside its value,
   *     as bridges from Pub/Sub do; null where it does not
   */
  static Notification parse(byte @Nullable [] value, @Nullable String eventType) {
    if (value == null || value.length > MOST_BYTES) {
      return Notification.UNREADABLE;
    }
    try {
      String text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(value)).toString().strip();
      return text.startsWith("{")
          ? json(JSON.readTree(text), eventType)
          : NotifiedNames.named(text);
    } catch (CharacterCodingException | JsonProcessingException | IllegalArgumentException no) {
      return Notification.UNREADABLE;
    }
  }

  private static Notification json(JsonNode event, @Nullable String eventType) {
    if (event.has("Records")) {
      return s3(event.get("Records"));
    }
    if (event.path("Event").asText().equals("s3:TestEvent")) {
      return Notification.PASSED_BY;
    }
    JsonNode message = event.path("message").isObject() ? event.get("message") : event;
    return message.has("attributes") ? pubSub(message) : bucketObject(message, eventType);
  }

  /** See "Pub/Sub notifications for Cloud Storage": attributes, and the object as payload. */
  private static Notification pubSub(JsonNode message) {
    JsonNode attributes = message.get("attributes");
    String type = attributes.path("eventType").asText();
    if (message.path("data").asText().isEmpty()) {
      return NEW_OBJECT.equals(type)
          ? NotifiedNames.object("gs", attributes.path("bucketId"), attributes.path("objectId"))
          : type.isEmpty() ? Notification.UNREADABLE : Notification.PASSED_BY;
    }
    byte[] payload = Base64.getDecoder().decode(message.path("data").asText());
    return parse(payload, type.isEmpty() ? null : type);
  }

  private static Notification bucketObject(JsonNode object, @Nullable String eventType) {
    if (!object.path("kind").asText().equals("storage#object")) {
      return Notification.UNREADABLE;
    }
    boolean removed = object.has("timeDeleted");
    return removed || (eventType != null && !eventType.equals(NEW_OBJECT))
        ? Notification.PASSED_BY
        : NotifiedNames.object("gs", object.path("bucket"), object.path("name"));
  }

  /** See "Event message structure" of Amazon S3; other servers put "s3:" before the event name. */
  private static Notification s3(JsonNode records) {
    Notification all = Notification.NOTHING;
    for (JsonNode event : records) {
      all = all.and(s3Event(event));
    }
    return records.isEmpty() ? Notification.UNREADABLE : all;
  }

  private static Notification s3Event(JsonNode event) {
    String name = event.path("eventName").asText();
    if (name.isEmpty()) {
      return Notification.UNREADABLE;
    }
    if (!name.matches("(s3:)?ObjectCreated:.*")) {
      return Notification.PASSED_BY;
    }
    JsonNode key = event.at("/s3/object/key");
    try {
      return NotifiedNames.object(
          "s3",
          event.at("/s3/bucket/name"),
          key.isTextual()
              ? JSON.getNodeFactory()
                  .textNode(URLDecoder.decode(key.asText(), StandardCharsets.UTF_8))
              : key);
    } catch (IllegalArgumentException badEncoding) {
      return Notification.UNREADABLE;
    }
  }
}
