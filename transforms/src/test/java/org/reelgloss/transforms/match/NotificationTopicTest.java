package org.reelgloss.transforms.match;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NotificationTopicTest {
  @Test
  void hasBrokersAndATopic() {
    assertThat(
        NotificationTopic.parse("kafka://a.example:9092,[::1]:19092/up.loads"),
        is(new NotificationTopic("a.example:9092,[::1]:19092", "up.loads", null)));
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
        "pubsub://a:9092/t"
      })
  void refusesAnythingElse(String uri) {
    IllegalArgumentException thrown =
        assertThrows(IllegalArgumentException.class, () -> NotificationTopic.parse(uri));

    assertThat(
        thrown.getMessage(),
        containsString("must be kafka://HOST:PORT[,HOST:PORT]/TOPIC, but was: "));
  }
}
