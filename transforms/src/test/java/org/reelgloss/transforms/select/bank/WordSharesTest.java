package org.reelgloss.transforms.select.bank;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordSharesTest {
  private static final int DOG = 0;
  private static final int KITE = 1;
  private static final int RED_KITE = 2;

  /** Ten pictures of two captions each: all of dogs, but half of what is said of one. */
  private final WordShares shares = WordShares.of(pictures(), 3);

  private static List<PhraseProfile[]> pictures() {
    PhraseProfile dog = new PhraseProfile(new int[] {DOG}, new byte[] {1}, new float[] {1}, 1);
    PhraseProfile kite =
        new PhraseProfile(new int[] {KITE, RED_KITE}, new byte[] {1, 2}, new float[] {1, 1}, 2);
    List<PhraseProfile[]> pictures = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      pictures.add(new PhraseProfile[] {dog, dog});
    }
    pictures.add(new PhraseProfile[] {dog, kite});
    return pictures;
  }

  @Test
  void tellWhatIsSaidOfFewPictures() {
    assertThat(shares.tells(KITE), is(true));
    assertThat(shares.tells(DOG), is(false));
  }

  @Test
  void liftAWordByHowMuchMoreUsualItIs() {
    assertThat(shares.lift(KITE, 0.05f), closeTo(0, 1e-6));
    assertThat(shares.lift(KITE, 0.102f), closeTo(Math.log(2), 1e-6));
    assertThat(shares.lift(KITE, 0), closeTo(Math.log(0.002 / 0.052), 1e-6));
  }

  @Test
  void countWordsAlone() {
    assertThat(shares.lift(RED_KITE, 0), closeTo(0, 1e-9));
  }
}
