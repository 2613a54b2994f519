package org.reelgloss.transforms.match;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** Where a store, or who fills it, says what is new. */
public sealed interface Notifications extends Serializable permits KafkaTopic, PubSubSubscription {
  /**
   * Reads {@code kafka://HOST:PORT[,HOST:PORT]/TOPIC} or {@code pubsub://PROJECT/SUBSCRIPTION}.
   *
   * @throws IllegalArgumentException where it is anything else
   */
  static Notifications parse(String uri) {
    @Nullable Notifications topic = KafkaTopic.parse(uri);
    @Nullable Notifications found = topic == null ? PubSubSubscription.parse(uri) : topic;
    if (found == null) {
      throw new IllegalArgumentException(
          "notifications must be kafka://HOST:PORT[,HOST:PORT]/TOPIC or "
              + "pubsub://PROJECT/SUBSCRIPTION, but was: "
              + uri);
    }
    return found;
  }
}
