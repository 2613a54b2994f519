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

  /**
   * Returns whether the other side says that there is no such topic or subscription. Who may read
   * one need not be allowed to look whether it is there, or from here, so no answer within ten
   * seconds, or another, says nothing and is logged.
   *
   * @throws IllegalArgumentException if what says how to get there cannot be used
   */
  boolean isMissing();
}
