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

class ClipEmbedderTest {
  private static final float HALF = (float) Math.sqrt(0.5);

  private final FakeTowers towers = new FakeTowers();
  private final ClipEmbedder embedder = new ClipEmbedder(towers);

  @Test
  void keepsAVectorOfTheSameModel() throws ModelException {
    float[] kept =
        embedder.embed(
            clip()
                .setFrames(frames(0))
                .setEmbedding(List.of(0.6f, 0.8f))
                .setEmbeddingModel("fake-towers/1")
                .build());

    assertThat(kept, is(new float[] {0.6f, 0.8f}));
    assertThat(towers.greys, empty());
  }

  @Test
  void looksAtTheFramesWhereTheVectorIsAnotherModels() throws ModelException {
    float[] made =
        embedder.embed(
            clip()
                .setFrames(frames(0, 255))
                .setEmbedding(List.of(1f))
                .setEmbeddingModel("other/1")
                .build());

    assertThat(made, is(new float[] {HALF, HALF}));
  }

  @Test
  void needsEither() {
    ModelException refused =
        assertThrows(ModelException.class, () -> embedder.embed(clip().build()));
    assertThat(
        refused.getMessage(), is("The clip has neither frames nor an embedding of this model"));
  }
}
