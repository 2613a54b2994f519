package org.reelgloss.transforms.clean;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HarmfulTextTest {
  private final HarmfulText standard = HarmfulText.withTerms(List.of());

  @ParameterizedTest
  @CsvSource({
    "A man is MURDERED in a street, violence",
    "two corpses on the floor, violence",
    "a Mass-Shooting in a mall, violence",
    "he talks about self-harm, self-harm",
    "a bag of cocaine, drugs",
    "men give a nazi salute, hate",
    "a pornographic picture, sexual"
  })
  void namesTheCategoryOfATextThatMeetsATerm(String text, String category) {
    assertThat(standard.category(text), is(Optional.of(category)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a girl shoots a ball at the goal",
        "a cook with a knife kills time",
        "a gardener pulls weeds",
        "a grape on a plate",
        "visible to the naked eye",
        "a heroine saves the day",
        ""
      })
  void leavesHarmlessTextAlone(String text) {
    assertThat(standard.category(text), is(Optional.empty()));
  }

  @Test
  void addsTheUsersTermsToItsOwn() {
    HarmfulText more = HarmfulText.withTerms(List.of("Brand-X"));

    assertThat(more.category("two brand xs in a row"), is(Optional.of("own terms")));
    assertThat(more.category("a brand new x"), is(Optional.empty()));
    assertThat(more.category("heroin"), is(Optional.of("drugs")));
  }
}
