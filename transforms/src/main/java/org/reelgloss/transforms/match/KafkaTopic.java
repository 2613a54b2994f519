package org.reelgloss.transforms.match;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A topic of a Kafka cluster.
 *
 * @param brokers comma list of HOST:PORT
 * @param topic its name
 * @param settings path of a file that says how the brokers are reached, as {@link KafkaSettings}
 *     reads it, on each machine of a run; null where nothing need be said
 */
public record KafkaTopic(String brokers, String topic, @Nullable String settings)
    implements Notifications {
  private static final String BROKER = "(?:[\\w.-]+|\\[[0-9a-fA-F:]+\\]):\\d{1,5}";
  private static final String NAME = "[\\w.-]{1,249}";
  private static final Pattern URI =
      Pattern.compile("kafka://(" + BROKER + "(?:," + BROKER + ")*)/(" + NAME + ")");

  /** Reads {@code kafka://HOST:PORT[,HOST:PORT]/TOPIC}; returns null where it is anything else. */
  static @Nullable KafkaTopic parse(String uri) {
    Matcher parts = URI.matcher(uri);
    return parts.matches() ? new KafkaTopic(parts.group(1), parts.group(2), null) : null;
  }

  /** Returns the same topic, its brokers being reached as a file says. */
  public KafkaTopic withSettings(String file) {
    return new KafkaTopic(brokers, topic, file);
  }

  /** Returns the uri. */
  @Override
  public String toString() {
    return "kafka://" + brokers + "/" + topic;
  }
}
