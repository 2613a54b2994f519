package org.reelgloss.transforms.clean;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaptionNormalizerTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          A man Flips a Pancake              | A man flips a pancake.
          two porsches (red) #fast: go!      | Two porsches red fast go.
          one;two~three*four"five            | One two three four five.
          What is this?                      | What is this.
          costs 5 % more, ...                | Costs 5 % more.
          3 dogs run                         | 3 dogs run.
          “a cat’s tail”                     | A cat's tail.
          ＡＢＣ ﬁsh                          | Abc fish.
          <script>alert                      | <script>alert.
          éclairs in a row                   | Éclairs in a row.
          """)
  void bringsASentenceToTheFormOfThePaper(String said, String expected) {
    String form = new CaptionNormalizer(100).normalForm(CaptionNormalizer.visible(said));
    assertThat(form, is(expected));
  }

  @Test
  void joinsLinesAndCollapsesSpace() {
    assertThat(clean(100, " a  dog\n\truns\u2028fast \u00a0today "), is("A dog runs fast today."));
  }

  @Test
  void removesWhatCannotBeSeen() {
    String hidden = "a\u0000 d\u200bo\u202eg \ufeffru\ud83dns\udc36 \u0007away\ue000";
    assertThat(clean(100, hidden), is("A dog runs away."));
  }

  @Test
  void keepsCharactersOutsideTheBasicPlane() {
    assertThat(clean(100, "a dog \ud83d\udc36 runs"), is("A dog \ud83d\udc36 runs."));
  }

  @Test
  void keepsTheFirstWords() {
    assertThat(clean(3, "one two, three four"), is("One two, three."));
    assertThat(clean(2, "one two, three four"), is("One two."));
  }

  @Test
  void boundsAnEndlessWord() {
    assertThat(clean(3, "a ".concat("x".repeat(1_000_000))), is("A."));
    assertThat(clean(3, "x".repeat(1_000_000)).length(), lessThanOrEqualTo(61));
  }

  @Test
  void leavesNothingOfSignsAlone() {
    assertThat(clean(100, "... !!! -- ?"), is(""));
  }

  private static String clean(int maxWords, String said) {
    return new CaptionNormalizer(maxWords).normalForm(CaptionNormalizer.visible(said));
  }
}
