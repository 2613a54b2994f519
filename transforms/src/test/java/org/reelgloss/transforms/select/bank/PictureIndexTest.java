package org.reelgloss.transforms.select.bank;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.reelgloss.transforms.select.bank.Banks.looks;
import static org.reelgloss.transforms.select.bank.Banks.picture;

import java.util.List;
import org.junit.jupiter.api.Test;

class PictureIndexTest {
  private static final List<CaptionedPicture> SEEN =
      List.of(seen("a", 1, 0), seen("b", -1, 1), seen("c", 0, -1));

  @Test
  void givesLikenessAndWeightsByTheTowersAlone() {
    PictureIndex index =
        new PictureIndex(List.of(picture("east", 1, 0, "e"), picture("west", -1, 0, "w")), null);

    PictureIndex.Found found = index.search(looks(0.5f, 0), "");

    assertThat(found.byTowers(), is(new double[] {0.5, -0.5}));
    assertThat(found.byFeatures(), is(new double[0]));
    assertThat(found.weights()[0], closeTo(0.5 / 2.3, 1e-6));
    assertThat(found.weights()[1], closeTo(-0.5 / 2.3, 1e-6));
  }

  @Test
  void weighsByTheFurtherEncoderWhereThereIsOne() {
    PictureVectors both = new PictureVectors(new float[] {1, 0}, new float[] {2});

    PictureIndex.Found found = new PictureIndex(SEEN, null).search(both, "");

    assertThat(found.byTowers(), is(new double[] {1, -1, 0}));
    assertThat(found.byFeatures(), is(new double[] {0, 2, -2}));
    assertThat(found.weights()[1], closeTo(2 / 2.3, 1e-6));
  }

  @Test
  void doesNotKnowWeightsOfWhatTheEncoderDidNotSee() {
    PictureIndex.Found found = new PictureIndex(SEEN, null).search(looks(1, 0), "");

    assertThat(found.byTowers(), is(new double[] {1, -1, 0}));
    assertThat(found.byFeatures(), is(new double[0]));
    assertThat(found.weights(), is(new double[0]));
  }

  @Test
  void passesByTheNamedPicture() {
    PictureVectors both = new PictureVectors(new float[] {1, 0}, new float[] {2});

    PictureIndex.Found found = new PictureIndex(SEEN, null).search(both, "b");

    assertThat(found.byTowers(), is(new double[] {1, Double.NaN, 0}));
    assertThat(found.byFeatures(), is(new double[] {0, Double.NaN, -2}));
    // Those of the others, 0 and -2 / 2.3, less their mean.
    assertThat(found.weights()[0], closeTo(1 / 2.3, 1e-6));
    assertThat(found.weights()[1], is(0.0));
    assertThat(found.weights()[2], closeTo(-1 / 2.3, 1e-6));
  }

  @Test
  void refusesAVectorOfAnotherLength() {
    PictureIndex index = new PictureIndex(SEEN, null);
    PictureVectors longer = new PictureVectors(new float[] {1, 0}, new float[] {1, 2});

    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> index.search(longer, ""));
    assertThat(
        refused.getMessage(), is("vector must have 1 numbers, as those of the bank, but had: 2"));
  }

  private static CaptionedPicture seen(String name, float tower, float features) {
    PictureVectors vectors = new PictureVectors(new float[] {tower, 0}, new float[] {features});
    return new CaptionedPicture(
        name, vectors, new float[] {1}, new float[] {1}, List.of("a picture"));
  }
}
