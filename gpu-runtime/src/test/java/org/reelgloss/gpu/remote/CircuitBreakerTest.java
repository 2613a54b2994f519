package org.reelgloss.gpu.remote;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant LATER = NOW.plusSeconds(11);

  private final CircuitBreaker breaker = new CircuitBreaker();

  @Test
  void opensAfterFiveFailuresInARow() {
    fail(4);
    assertThat(breaker.letsThrough(NOW), is(true));
    fail(1);
    assertThat(breaker.letsThrough(NOW), is(false));
  }

  @Test
  void anAnswerMakesTheCountBeginAnew() {
    fail(4);
    breaker.answered();
    fail(4);

    assertThat(breaker.letsThrough(NOW), is(true));
  }

  @Test
  void letsOneThroughAfterAWhileAndAllOnceThatIsAnswered() {
    fail(5);
    assertThat(breaker.letsThrough(LATER), is(true));
    assertThat(breaker.letsThrough(LATER), is(false));
    breaker.answered();
    assertThat(breaker.letsThrough(LATER), is(true));
    assertThat(breaker.letsThrough(LATER), is(true));
  }

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      breaker.failed(NOW);
    }
  }
}
