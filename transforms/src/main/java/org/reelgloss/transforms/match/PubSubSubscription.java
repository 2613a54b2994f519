package org.reelgloss.transforms.match;

import com.google.api.gax.rpc.ApiException;
import com.google.api.gax.rpc.NotFoundException;
import com.google.cloud.pubsub.v1.SubscriptionAdminClient;
import com.google.cloud.pubsub.v1.SubscriptionAdminSettings;
import com.google.pubsub.v1.SubscriptionName;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.threeten.bp.Duration;

/**
 * A subscription of Google Pub/Sub. It is reached with the credentials of the machine, as Google's
 * libraries find them; where the environment has {@code PUBSUB_EMULATOR_HOST}, at that HOST:PORT
 * with none.
 *
 * @param project its project
 * @param name its name in there
 */
public record PubSubSubscription(String project, String name) implements Notifications {
  private static final Logger LOG = LoggerFactory.getLogger(PubSubSubscription.class);

  /** See "Creating and managing projects" and "Resource names" in the documentation of both. */
  private static final Pattern URI =
      Pattern.compile(
          "pubsub://((?:[a-z0-9.-]+:)?[a-z][a-z0-9-]{4,28}[a-z0-9])/([A-Za-z][\\w.~+%-]{2,254})");

  /** Reads {@code pubsub://PROJECT/SUBSCRIPTION}; returns null where it is anything else. */
  static @Nullable PubSubSubscription parse(String uri) {
    Matcher parts = URI.matcher(uri);
    return parts.matches() ? new PubSubSubscription(parts.group(1), parts.group(2)) : null;
  }

  @Override
  public boolean isMissing() {
    try (PubSubChannel channel = PubSubChannel.open()) {
      SubscriptionAdminSettings.Builder settings = SubscriptionAdminSettings.newBuilder();
      channel.use(settings::setTransportChannelProvider, settings::setCredentialsProvider);
      settings.getSubscriptionSettings().setSimpleTimeoutNoRetries(Duration.ofSeconds(10));
      try (SubscriptionAdminClient client = SubscriptionAdminClient.create(settings.build())) {
        client.getSubscription(path());
      }
      return false;
    } catch (NotFoundException missing) {
      return true;
    } catch (IOException | ApiException unknown) {
      LOG.warn("It is not known whether {} is there", this, unknown);
      return false;
    }
  }

  /** Returns the name that Pub/Sub knows it by. */
  String path() {
    return SubscriptionName.format(project, name);
  }

  /** Returns the uri. */
  @Override
  public String toString() {
    return "pubsub://" + project + "/" + name;
  }
}
