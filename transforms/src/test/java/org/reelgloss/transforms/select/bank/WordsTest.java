package org.reelgloss.transforms.select.bank;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {
  @Test
  void areInLowerCaseAndWithoutPunctuation() {
    assertThat(
        Words.of("The dog's ÉCLAIR, on 2 plates!"),
        contains("the", "dog's", "éclair", "on", "2", "plates"));
    assertThat(Words.of(" ... "), empty());
  }

  @Test
  void giveTheirSequencesUpToALength() {
    assertThat(
        Words.phrases(List.of("a", "red", "dog"), 2),
        contains("a", "a red", "red", "red dog", "dog"));
  }
}
