package org.reelgloss.gpu.remote;

import java.io.Serializable;
import java.net.URI;
import java.time.Duration;
import java.util.Set;

/**
 * A server and how it may be used.
 *
 * @param base what paths such as {@code chat/completions} are added to, for instance {@code
 *     http://localhost:8000/v1}; http or https, without user, query and fragment
 * @param model name of the model on the server; {@value #AUTO} for the first that it lists
 * @param key where the key is; never the key itself
 * @param concurrency most requests at a time from this process, at least 1
 * @param timeout longest time of one attempt
 * @param patience longest time of a request with all its attempts and pauses
 */
public record ChatEndpoint(
    URI base, String model, KeySource key, int concurrency, Duration timeout, Duration patience)
    implements Serializable {
  /** The model that the server lists first. */
  public static final String AUTO = "auto";

  public ChatEndpoint {
    boolean plain =
        base.getHost() != null
            && base.getRawUserInfo() == null
            && base.getRawQuery() == null
            && base.getRawFragment() == null;
    if (!plain || !Set.of("http", "https").contains(base.getScheme())) {
      throw new IllegalArgumentException(
          "endpoint must be an http or https uri without user, query and fragment; its host was: "
              + base.getHost()); // Not all of it, which may hold a password.
    }
    if (model.isBlank()) {
      throw new IllegalArgumentException("model must not be blank");
    }
    if (concurrency < 1) {
      throw new IllegalArgumentException("concurrency must be at least 1, but was: " + concurrency);
    }
    requirePositive("timeout", timeout);
    requirePositive("patience", patience);
  }

  private static void requirePositive(String name, Duration value) {
    if (value.isZero() || value.isNegative()) {
      throw new IllegalArgumentException(name + " must be above 0, but was: " + value);
    }
  }

  /** Returns the uri of one of the server's functions. */
  URI function(String path) {
    String start = base.toString();
    return URI.create(start.endsWith("/") ? start + path : start + "/" + path);
  }
}
