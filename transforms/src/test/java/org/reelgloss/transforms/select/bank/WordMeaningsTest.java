package org.reelgloss.transforms.select.bank;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.reelgloss.transforms.select.bank.Banks.picture;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordMeaningsTest {
  private final PictureBank bank = PictureBank.of(dogsAndCats());

  @Test
  void addUpToWhatCaptionsMean() {
    assertThat(east("a dog runs"), greaterThan(0.95));
    assertThat(east("a cat runs"), closeTo(0, 0.1));
    assertThat(east("a dog and a cat"), closeTo(Math.sqrt(0.5), 0.1));
  }

  @Test
  void areNoneWhereNoWordIsKnown() {
    assertThat(meaning("zebras").length, is(0));
    assertThat(meaning("").length, is(0));
    assertThat(meaning("dog zebras"), is(meaning("dog")));
  }

  @Test
  void haveTheOrderOfTheAlphabetAndThatOfAllCaptionsLast() {
    float[][] words = bank.learned().words();
    assertThat(words.length, is(6)); // a, cat, dog, runs, sleeps
    assertThat(words[2][0], greaterThan(0.2f));
    assertThat(words[1][1], greaterThan(0.2f));
    float[] all = words[5];
    assertThat((double) all[0], closeTo(all[1], 0.01));
    assertThat(all[0], greaterThan(0.1f));
  }

  /** Dogs mean the east, cats the north, whatever they do. */
  private static List<CaptionedPicture> dogsAndCats() {
    List<CaptionedPicture> pictures = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      String does = i % 4 < 2 ? "runs" : "sleeps";
      pictures.add(
          i % 2 == 0
              ? picture("dog" + i, 1, 0, "a dog " + does)
              : picture("cat" + i, 0, 1, "a cat " + does));
    }
    return pictures;
  }

  private float[] meaning(String caption) {
    return bank.caption(caption, new float[] {1, 0}).meaning();
  }

  private double east(String caption) {
    return meaning(caption)[0];
  }
}
