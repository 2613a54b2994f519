package org.reelgloss.gpu.remote;

import java.time.Duration;
import java.time.Instant;

/**
 * Keeps requests from a server that is down: after some failures in a row none is let through for a
 * while, then one at a time until one succeeds. Safe for use by several threads.
 */
final class CircuitBreaker {
  private static final int FAILURES = 5;
  private static final Duration PAUSE = Duration.ofSeconds(10);

  private int failures;
  private Instant closedUntil = Instant.MIN;

  /** Whether a request may be sent now; who was let through reports how it went. */
  synchronized boolean letsThrough(Instant now) {
    if (failures < FAILURES) {
      return true;
    }
    if (now.isBefore(closedUntil)) {
      return false;
    }
    closedUntil = now.plus(PAUSE);
    return true;
  }

  /** Says that the server answered, be it that the request was wrong. */
  synchronized void answered() {
    failures = 0;
  }

  /** Says that the server did not answer, or could not. */
  synchronized void failed(Instant now) {
    failures++;
    closedUntil = now.plus(PAUSE);
  }
}
