package org.reelgloss.transforms.caption;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChildProcessTest {
  @Test
  void givesBackWhatACommandWrote() throws Exception {
    byte[] input = "x".repeat(100_000).getBytes(UTF_8);

    assertThat(ChildProcess.run(List.of("cat"), input, Duration.ofSeconds(20)), is(input));
  }

  @Test
  void killsACommandThatTakesTooLong() {
    IOException late =
        assertThrows(
            IOException.class,
            () ->
                ChildProcess.run(
                    List.of("tail", "-f", "/dev/null"), new byte[0], Duration.ofMillis(200)));

    assertThat(late.getMessage(), is("tail took longer than 200 ms"));
  }

  @Test
  void killsACommandThatDoesNotReadItsInput() {
    IOException late =
        assertThrows(
            IOException.class,
            () ->
                ChildProcess.run(
                    List.of("tail", "-f", "/dev/null"), new byte[1 << 20], Duration.ofMillis(200)));

    assertThat(late.getMessage(), is("tail took longer than 200 ms"));
  }

  @Test
  void saysWithWhichStatusACommandEnded() {
    IOException failure =
        assertThrows(
            IOException.class,
            () -> ChildProcess.run(List.of("false"), new byte[0], Duration.ofSeconds(20)));

    assertThat(failure.getMessage(), containsString("false ended with status 1"));
  }
}
