package org.reelgloss.gpu.remote;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.both;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RetryDelayTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private final RetryDelay delay = new RetryDelay(new Random(1));

  @Test
  void readsSecondsAndDates() {
    assertThat(after("3"), is(Duration.ofSeconds(3)));
    assertThat(after("Thu, 01 Jan 2026 00:00:07 GMT"), is(Duration.ofSeconds(7)));
    assertThat(after("Wed, 31 Dec 2025 00:00:00 GMT"), is(Duration.ZERO));
  }

  @Test
  void doublesUpToAQuarterOfAMinuteWithAHalfMoreByChance() {
    assertBetween(250, 375, delay.after(1, Optional.empty(), NOW));
    assertBetween(500, 750, delay.after(2, Optional.of("soon"), NOW));
    assertBetween(15_000, 22_500, delay.after(40, Optional.empty(), NOW));
  }

  private Duration after(String header) {
    return delay.after(1, Optional.of(header), NOW);
  }

  private static void assertBetween(long least, long most, Duration actual) {
    assertThat(actual.toMillis(), is(both(greaterThanOrEqualTo(least)).and(lessThan(most))));
  }
}
