package org.reelgloss.transforms.match;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NotificationsTest {
  @Test
  void kafkaHasBrokersAndATopic() {
    assertThat(
        Notifications.parse("kafka://a.example:9092,[::1]:19092/up.loads"),
        is(new KafkaTopic("a.example:9092,[::1]:19092", "up.loads", null)));
  }

  @ParameterizedTest
  @CsvSource({
    "pubsub://archive-1/uploads, archive-1, uploads",
    "pubsub://example.com:archive/up.loads~2, example.com:archive, up.loads~2"
  })
  void pubSubHasAProjectAndASubscription(String uri, String project, String subscription) {
    assertThat(Notifications.parse(uri), is(new PubSubSubscription(project, subscription)));
    assertThat(Notifications.parse(uri).toString(), is(uri));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a:9092/t",
        "kafka://a/t",
        "kafka://a:9092",
        "kafka://a:9092/",
        "kafka://a:9092/t/u",
        "kafka://a:9092,/t",
        "kafka://a:9092/t?group=g",
        "kafka://a:9092/t?offset=1",
        "pubsub://a:9092/t",
        "pubsub://archive",
        "pubsub://archive/",
        "pubsub://archive/up",
        "pubsub://Archive/uploads",
        "pubsub://archive/1uploads",
        "pubsub://archive/subscriptions/uploads",
        "pubsub://projects/archive/subscriptions/uploads"
      })
  void refusesAnythingElse(String uri) {
    IllegalArgumentException thrown =
        assertThrows(IllegalArgumentException.class, () -> Notifications.parse(uri));

    assertThat(
        thrown.getMessage(),
        containsString(
            "must be kafka://HOST:PORT[,HOST:PORT]/TOPIC or pubsub://PROJECT/SUBSCRIPTION, but was: "
                + uri));
  }
}
