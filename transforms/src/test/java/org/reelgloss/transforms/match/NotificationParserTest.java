package org.reelgloss.transforms.match;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NotificationParserTest {
  private static final String OBJECT =
      "{\"kind\":\"storage#object\",\"id\":\"films/a.mp4/17\",\"name\":\"%s\","
          + "\"bucket\":\"films\",\"generation\":\"17\",\"size\":\"5\"}";
  private static final String S3 =
      "{\"eventName\":\"%s\",\"s3\":{\"bucket\":{\"name\":\"films\"},"
          + "\"object\":{\"key\":\"%s\",\"size\":5}}}";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/in/a b.mp4",
        "gs://films/a b.mp4",
        "s3://films/ä/日本.mov",
        "/in/x[1], y*.bin",
        "hdfs://name/in/a.mp4"
      })
  void aPathOrAUriIsAFile(String name) {
    assertThat(parse(name + "\n"), is(Notification.of(name)));
  }

  @Test
  void aUriOfALocalFileIsItsPath() {
    assertThat(parse("file:///in/a%20b.mp4"), is(Notification.of("/in/a b.mp4")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "hello",
        "a.mp4",
        "/in/\u0000.mp4",
        "/a\n/b",
        "file:a",
        "file://%",
        "http://host/a.mp4",
        "classpath://a.mp4",
        "gs://films"
      })
  void whatIsNeitherIsUnreadable(String name) {
    assertThat(parse(name), is(Notification.UNREADABLE));
  }

  @Test
  void anObjectOfCloudStorageIsAFile() {
    assertThat(
        parse(OBJECT.formatted("day 1/ä %41+.mp4")),
        is(Notification.of("gs://films/day 1/ä %41+.mp4")));
  }

  @Test
  void aPubSubMessageWrapsAnObject() {
    String message =
        "{\"attributes\":{\"eventType\":\"OBJECT_FINALIZE\"},\"data\":\"%s\"}"
            .formatted(base64(OBJECT.formatted("a.mp4")));

    assertThat(parse(message), is(Notification.of("gs://films/a.mp4")));
    assertThat(
        parse("{\"message\":" + message + ",\"subscription\":\"s\"}"),
        is(Notification.of("gs://films/a.mp4")));
  }

  @Test
  void aPubSubMessageMayWrapAUriOrAnEventOfS3() {
    String event = "{\"Records\":[" + S3.formatted("ObjectCreated:Put", "a.mp4") + "]}";

    assertThat(parse(wrapped("gs://films/a.mp4")), is(Notification.of("gs://films/a.mp4")));
    assertThat(parse(wrapped(event)), is(Notification.of("s3://films/a.mp4")));
    assertThat(parse(wrapped("hello")), is(Notification.UNREADABLE));
  }

  @Test
  void aPubSubMessageInAPubSubMessageInAnotherAndSoOnIsReadToItsEnd() {
    String message = "gs://films/a.mp4";
    while (message.length() < NotificationParser.MOST_BYTES / 2) {
      message = wrapped(message);
    }

    assertThat(parse(message), is(Notification.of("gs://films/a.mp4")));
  }

  private static String wrapped(String payload) {
    return "{\"attributes\":{},\"data\":\"%s\"}".formatted(base64(payload));
  }

  @Test
  void aPubSubMessageWithoutPayloadNamesTheObject() {
    assertThat(
        parse(
            "{\"attributes\":{\"eventType\":\"OBJECT_FINALIZE\",\"bucketId\":\"films\","
                + "\"objectId\":\"a.mp4\"}}"),
        is(Notification.of("gs://films/a.mp4")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"OBJECT_DELETE", "OBJECT_ARCHIVE", "OBJECT_METADATA_UPDATE"})
  void otherEventsOfCloudStorageArePassedBy(String type) {
    String object = OBJECT.formatted("a.mp4");
    String message =
        "{\"attributes\":{\"eventType\":\"%s\"},\"data\":\"%s\"}".formatted(type, base64(object));

    assertThat(parse(message), is(Notification.PASSED_BY));
    assertThat(NotificationParser.parse(object.getBytes(UTF_8), type), is(Notification.PASSED_BY));
  }

  @Test
  void aRemovedObjectIsPassedBy() {
    String removed = OBJECT.formatted("a.mp4").replace("{", "{\"timeDeleted\":\"2026-11-01\",");

    assertThat(parse(removed), is(Notification.PASSED_BY));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ObjectCreated:Put", "s3:ObjectCreated:CompleteMultipartUpload"})
  void anObjectThatS3GotIsAFile(String event) {
    assertThat(
        parse("{\"Records\":[" + S3.formatted(event, "day+1/%C3%A4+%2541%2B.mp4") + "]}"),
        is(Notification.of("s3://films/day 1/ä %41+.mp4")));
  }

  @Test
  void oneEventOfS3MayHaveSeveralRecords() {
    String records =
        String.join(
            ",",
            S3.formatted("ObjectCreated:Put", "a.mp4"),
            S3.formatted("ObjectRemoved:Delete", "b.mp4"),
            S3.formatted("ObjectCreated:Put", "bad%zz.mp4"),
            "7",
            S3.formatted("ObjectCreated:Copy", "c.mp4"));

    Notification notification = parse("{\"Records\":[" + records + "]}");

    assertThat(notification.uris(), contains("s3://films/a.mp4", "s3://films/c.mp4"));
    assertThat(notification.passedBy(), is(1));
    assertThat(notification.unreadable(), is(2));
  }

  @Test
  void theTestThatS3SendsIsPassedBy() {
    assertThat(
        parse("{\"Service\":\"Amazon S3\",\"Event\":\"s3:TestEvent\",\"Bucket\":\"films\"}"),
        is(Notification.PASSED_BY));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.srt", "a/", "a.mp4.part", "a/.b.mp4", "a"})
  void objectsThatAreNoVideosArePassedBy(String name) {
    assertThat(parse(OBJECT.formatted(name)), is(Notification.PASSED_BY));
  }

  @Test
  void clipsThatARunExportedArePassedBy() {
    String id = "0123456789abcdef".repeat(2);
    String clip = "out/clips/" + id + "/" + id + "-0-99.mp4";

    assertThat(parse(OBJECT.formatted(clip)), is(Notification.PASSED_BY));
    assertThat(parse("gs://films/" + clip), is(Notification.PASSED_BY));
    assertThat(parse("/" + clip), is(Notification.PASSED_BY));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{}",
        "{} {}",
        "{\"kind\":7}",
        "{\"kind\":\"storage#object\"}",
        "{\"kind\":\"storage#object\",\"bucket\":\"films\",\"name\":{}}",
        "{\"kind\":\"storage#object\",\"bucket\":[\"films\"],\"name\":\"a.mp4\"}",
        "{\"kind\":\"storage#object\",\"bucket\":\"x\",\"name\":\"a.mp4\"}",
        "{\"kind\":\"storage#object\",\"bucket\":\"a/../b\",\"name\":\"a.mp4\"}",
        "{\"kind\":\"storage#object\",\"bucket\":\"films\",\"name\":\"\"}",
        "{\"kind\":\"storage#object\",\"bucket\":\"films\",\"name\":\"a\\u0000.mp4\"}",
        "{\"attributes\":[],\"data\":\"{}\"}",
        "{\"attributes\":{},\"data\":\"e30=\"}",
        "{\"attributes\":null}",
        "{\"message\":{\"attributes\":{\"eventType\":\"OBJECT_FINALIZE\"}}}",
        "{\"Records\":[]}",
        "{\"Records\":{}}",
        "{\"Records\":null}",
        "{\"Records\":[null]}",
        "{\"Records\":[{\"eventName\":[]}]}",
        "{\"Records\":[{\"eventName\":\"ObjectCreated:Put\"}]}",
        "{\"Records\":[{\"eventName\":\"ObjectCreated:Put\",\"s3\":[1]}]}",
        "[{\"Records\":[]}]"
      })
  void otherJsonIsUnreadable(String json) {
    assertThat(parse(json), is(Notification.UNREADABLE));
  }

  @Test
  void whatIsTooDeepOrTooLongOrNoTextOrNothingIsUnreadable() {
    List<byte[]> hostile =
        List.of(
            "{\"a\":".repeat(100_000).getBytes(UTF_8),
            ("{\"Records\":" + "[".repeat(50_000) + "]".repeat(50_000) + "}").getBytes(UTF_8),
            OBJECT.formatted("a".repeat(2 << 20) + ".mp4").getBytes(UTF_8),
            OBJECT.formatted("a".repeat(100_000) + ".mp4").getBytes(UTF_8),
            ("/" + "a".repeat(100_000)).getBytes(UTF_8),
            ("{\"size\":" + "9".repeat(100_000) + "}").getBytes(UTF_8),
            new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1},
            new byte[0]);

    for (byte[] value : hostile) {
      assertThat(NotificationParser.parse(value, null), is(Notification.UNREADABLE));
    }
    assertThat(NotificationParser.parse(null, null), is(Notification.UNREADABLE));
  }

  private static Notification parse(String value) {
    return NotificationParser.parse(value.getBytes(UTF_8), null);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }
}
