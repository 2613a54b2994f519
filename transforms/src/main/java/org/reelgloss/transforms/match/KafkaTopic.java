package org.reelgloss.transforms.match;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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
  private static final Logger LOG = LoggerFactory.getLogger(KafkaTopic.class);
  private static final int PATIENCE_MS = 10_000;
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

  @Override
  public boolean isMissing() {
    Map<String, Object> how = new HashMap<>(reached());
    how.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, brokers);
    how.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MS);
    how.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MS);
    try (Admin admin = Admin.create(how)) {
      admin.describeTopics(List.of(topic)).allTopicNames().get();
      return false;
    } catch (ExecutionException | KafkaException answer) {
      if (answer.getCause() instanceof UnknownTopicOrPartitionException) {
        return true;
      }
      LOG.warn("It is not known whether {} is there", this, answer);
      return false;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Map<String, Object> reached() {
    try {
      return settings == null ? Map.of() : KafkaSettings.read(Path.of(settings));
    } catch (IOException unreadable) {
      throw new IllegalArgumentException("notifications-config: " + unreadable, unreadable);
    }
  }

  /** Returns the uri. */
  @Override
  public String toString() {
    return "kafka://" + brokers + "/" + topic;
  }
}
