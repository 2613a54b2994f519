package org.reelgloss.transforms.select.bank;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.reelgloss.transforms.select.bank.Banks.looks;
import static org.reelgloss.transforms.select.bank.Banks.picture;

import java.util.List;
import org.junit.jupiter.api.Test;

class LikenessTest {
  @Test
  void ordersPicturesByTheAngle() {
    Likeness likeness = likeness(looks(1, 0), Banks.DOGS_AND_CATS, "");

    assertThat(likeness.nearest(9), is(new int[] {0, 1, 3, 2}));
    assertThat(likeness.nearest(2), is(new int[] {0, 1}));
  }

  @Test
  void passesByTheNamedPicture() {
    Likeness likeness = likeness(looks(1, 0), Banks.DOGS_AND_CATS, "dog1.jpg");

    assertThat(likeness.nearest(2), is(new int[] {1, 3}));
    assertThat(likeness.weights().get(0).index(), is(1));
  }

  @Test
  void passesByAllPicturesOfAName() {
    List<CaptionedPicture> pictures =
        List.of(picture("a", 1, 0), picture("b", 0, 1), picture("a", 1, 0));

    assertThat(likeness(looks(1, 0), pictures, "a").nearest(3), is(new int[] {1}));
  }

  @Test
  void prefersTheFormerOfTwoAsNear() {
    Likeness same = likeness(looks(1, 0), List.of(picture("a", 1, 0), picture("b", 1, 0)), "");

    assertThat(same.nearest(1), is(new int[] {0}));
    assertThat(same.weights(), contains(new Likeness.Alike(0, 1), new Likeness.Alike(1, 1)));
  }

  @Test
  void weighsByTheSoftmaxOfDeviationsOverAFifth() {
    // Cosines of 1, 0.8, 0 and 0.6 have the mean 0.6 and the variance 0.14.
    List<Likeness.Alike> weights = likeness(looks(1, 0), Banks.DOGS_AND_CATS, "").weights();

    assertThat(weights, hasSize(3));
    assertThat(weights.get(0).value(), is(1.0));
    assertThat(weights.get(1).value(), closeTo(Math.exp(-0.2 / Math.sqrt(0.14) / 0.2), 1e-6));
    assertThat(weights.get(2).index(), is(3));
  }

  @Test
  void passesByPicturesOfLessThanAThousandthOfTheMostAlikeOnesWeight() {
    assertThat(likeness(looks(1, 0), threeFrom(0.44f), "").weights(), hasSize(2));
    assertThat(likeness(looks(1, 0), threeFrom(0.43f), "").weights(), hasSize(1));
  }

  /** The second weighs 0.00107 of the first at 0.44, and 0.00095 at 0.43. */
  private static List<CaptionedPicture> threeFrom(float second) {
    return List.of(picture("a", 1, 0), picture("b", second, 0), picture("c", 0, 1));
  }

  @Test
  void goesByTheFurtherEncoderTwiceAsMuch() {
    List<CaptionedPicture> pictures =
        List.of(seen("tower", 1, 0), seen("encoder", 0, 1), seen("neither", 0, 0));
    PictureVectors both = new PictureVectors(new float[] {1, 0}, new float[] {1});

    // One stands out by the deviation sqrt(2), two lie at -sqrt(1/2), in either.
    assertThat(likeness(both, pictures, "").nearest(3), is(new int[] {1, 0, 2}));
    assertThat(likeness(looks(1, 0), pictures, "").nearest(1), is(new int[] {0}));
    assertThat(likeness(both, pictures, "encoder").nearest(1), is(new int[] {0}));
  }

  private static Likeness likeness(
      PictureVectors picture, List<CaptionedPicture> pictures, String without) {
    return Likeness.of(new PictureIndex(pictures, null).search(picture, without));
  }

  private static CaptionedPicture seen(String name, float tower, float features) {
    float[] one = {1};
    PictureVectors vectors = new PictureVectors(new float[] {tower, 0}, new float[] {features});
    return new CaptionedPicture(name, vectors, one, one, List.of("a picture"));
  }
}
