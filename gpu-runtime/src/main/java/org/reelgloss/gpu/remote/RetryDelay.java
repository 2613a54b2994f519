package org.reelgloss.gpu.remote;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * How long to wait before a request is sent again: as long as the server says (RFC 9110, 10.2.3),
 * but otherwise twice as long each time, and by chance up to a half longer, so that many callers do
 * not come back at once.
 */
final class RetryDelay {
  private static final Set<Integer> PASSING = Set.of(408, 425, 429, 500, 502, 503, 504);
  private static final Duration FIRST = Duration.ofMillis(250);
  private static final Duration LONGEST = Duration.ofSeconds(15);

  private final RandomGenerator chance;

  RetryDelay(RandomGenerator chance) {
    this.chance = chance;
  }

  /** Whether an answer of this status may be another one when it is asked for again. */
  static boolean isPassing(int status) {
    return PASSING.contains(status);
  }

  /**
   * Returns how long to wait.
   *
   * @param attempt number of the attempt that failed, from 1
   * @param retryAfter the server's header; seconds, or a date
   */
  Duration after(int attempt, Optional<String> retryAfter, Instant now) {
    return retryAfter.flatMap(value -> said(value, now)).orElseGet(() -> backoff(attempt));
  }

  private Duration backoff(int attempt) {
    long millis = FIRST.toMillis() << Math.min(attempt - 1, 10);
    long capped = Math.min(millis, LONGEST.toMillis());
    return Duration.ofMillis(capped + chance.nextLong(capped / 2));
  }

  private static Optional<Duration> said(String value, Instant now) {
    try {
      if (value.matches("\\d{1,6}")) {
        return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
      }
      Instant then = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Optional.of(then.isAfter(now) ? Duration.between(now, then) : Duration.ZERO);
    } catch (DateTimeException unreadable) {
      return Optional.empty();
    }
  }
}
