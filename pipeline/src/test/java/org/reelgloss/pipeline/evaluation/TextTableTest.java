package org.reelgloss.pipeline.evaluation;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class TextTableTest {
  @Test
  void wordsGoToTheLeftAndNumbersToTheRight() {
    TextTable table = new TextTable("name", "count", "share");
    table.add("a longer name", 7, 0.25);
    table.add("none", 1_234_567L, null);

    assertThat(
        table.toString().lines().toList(),
        contains(
            "name             count   share",
            "a longer name        7  0.2500",
            "none           1234567       -"));
  }

  @Test
  void aRowOfAnotherLengthIsRefused() {
    TextTable table = new TextTable("name", "count");
    assertThrows(IllegalArgumentException.class, () -> table.add("one"));
  }
}
