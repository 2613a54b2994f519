package org.reelgloss.transforms.select;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.reelgloss.transforms.select.Clips.clip;
import static org.reelgloss.transforms.select.Clips.frames;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.reelgloss.gpu.ModelException;
import org.reelgloss.schemas.Clip;
import org.reelgloss.transforms.select.bank.PictureVectors;

class ClipEmbedderTest {
  private static final float HALF = (float) Math.sqrt(0.5);

  private final FakeTowers towers = new FakeTowers();
  private final ClipEmbedder embedder = new ClipEmbedder(towers, null);

  @Test
  void keepsAVectorOfTheSameModel() throws ModelException {
    PictureVectors kept = embedder.embed(embedded().build());

    assertThat(kept.tower(), is(new float[] {0.6f, 0.8f}));
    assertThat(kept.features().length, is(0));
    assertThat(towers.greys, empty());
  }

  @Test
  void looksAtTheFramesWhereTheVectorIsAnotherModels() throws ModelException {
    PictureVectors made =
        embedder.embed(
            clip()
                .setFrames(frames(0, 255))
                .setEmbedding(List.of(1f))
                .setEmbeddingModel("other/1")
                .build());

    assertThat(made.tower(), is(new float[] {HALF, HALF}));
  }

  @Test
  void letsAFurtherEncoderLookAtTheFramesOfAClipThatHasAVector() throws ModelException {
    PictureVectors seen = new ClipEmbedder(towers, new FakeEncoder()).embed(embedded().build());

    assertThat(seen.tower(), is(new float[] {0.6f, 0.8f}));
    assertThat(seen.features(), is(new float[] {0, 1, 0}));
    assertThat(towers.greys, empty());
  }

  @Test
  void knowsNothingOfAFurtherEncoderWithoutFrames() throws ModelException {
    Clip published = embedded().setFrames(List.of()).build();

    PictureVectors seen = new ClipEmbedder(towers, new FakeEncoder()).embed(published);

    assertThat(seen.features().length, is(0));
  }

  @Test
  void needsEither() {
    ModelException refused =
        assertThrows(ModelException.class, () -> embedder.embed(clip().build()));
    assertThat(
        refused.getMessage(), is("The clip has neither frames nor an embedding of this model"));
  }

  private static Clip.Builder embedded() {
    return clip()
        .setFrames(frames(0))
        .setEmbedding(List.of(0.6f, 0.8f))
        .setEmbeddingModel("fake-towers/1");
  }
}
