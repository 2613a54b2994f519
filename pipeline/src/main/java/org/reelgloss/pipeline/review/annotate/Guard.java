package org.reelgloss.pipeline.review.annotate;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/**
 * Lets only those requests in that come from the page itself: to this machine's own address by one
 * of its two names, so that no foreign name that was pointed here gets an answer; below a folder
 * whose name is secret; and, where something is changed, with a body that a foreign page cannot
 * send.
 */
final class Guard {
  private static final int TOKEN_BYTES = 16;

  private final Set<String> hosts;
  private final String token;

  Guard(int port) {
    this.hosts = Set.of("127.0.0.1:" + port, "localhost:" + port);
    byte[] random = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(random);
    this.token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }

  /** Returns the name of the secret folder. */
  String token() {
    return token;
  }

  /**
   * Returns the path below the secret folder, as it was sent.
   *
   * @throws Refusal if the request may not come in
   */
  String path(HttpExchange exchange) throws Refusal {
    Headers headers = exchange.getRequestHeaders();
    String host = only(headers, "Host");
    if (!hosts.contains(host)) {
      throw new Refusal(403, "Host must be this machine's own");
    }
    if (headers.containsKey("Origin") && !only(headers, "Origin").equals("http://" + host)) {
      throw new Refusal(403, "Origin must be this page");
    }
    String site = headers.containsKey("Sec-Fetch-Site") ? only(headers, "Sec-Fetch-Site") : "none";
    if (!site.equals("same-origin") && !site.equals("none")) {
      throw new Refusal(403, "Sec-Fetch-Site must be this page");
    }
    return inside(String.valueOf(exchange.getRequestURI().getRawPath()));
  }

  private String inside(String path) throws Refusal {
    int end = path.indexOf('/', 1);
    String given = path.startsWith("/") && end > 0 ? path.substring(1, end) : "";
    if (!MessageDigest.isEqual(given.getBytes(UTF_8), token.getBytes(UTF_8))) {
      throw new Refusal(404, "There is nothing here");
    }
    return path.substring(end + 1);
  }

  /** Refuses a body that other pages could send without being asked. */
  static void checkJson(HttpExchange exchange) throws Refusal {
    String type = only(exchange.getRequestHeaders(), "Content-Type");
    if (!type.replaceFirst(";.*", "").strip().equalsIgnoreCase("application/json")) {
      throw new Refusal(415, "Content-Type must be application/json");
    }
  }

  private static String only(Headers headers, String name) throws Refusal {
    List<String> values = headers.get(name);
    if (values == null || values.size() != 1) {
      throw new Refusal(400, name + " must be there once");
    }
    return values.get(0);
  }
}
