package org.reelgloss.transforms.select;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.reelgloss.transforms.select.Clips.captioned;
import static org.reelgloss.transforms.select.Clips.clip;
import static org.reelgloss.transforms.select.Clips.frames;
import static org.reelgloss.transforms.select.Clips.said;
import static org.reelgloss.transforms.select.Clips.silent;

import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reelgloss.gpu.ModelException;
import org.reelgloss.schemas.CaptionedClip;
import org.reelgloss.schemas.ClipFrame;
import org.reelgloss.schemas.Outcome;

class TwoTowerSelectorTest {
  private final FakeTowers towers = new FakeTowers();
  private final TwoTowerSelector selector = new TwoTowerSelector(towers);

  @Test
  void scoresTextsByTheMeanOfTheFrames() throws ModelException {
    CaptionedClip clip =
        captioned(
            clip().setFrames(frames(0, 255)),
            said("a", "dark"),
            silent("b", Outcome.ERROR, "down"),
            said("c", "bright"));

    double[] scores = selector.score(clip);

    assertThat(scores[0], closeTo(Math.sqrt(0.5), 1e-6));
    assertThat(scores[1], is(Double.NaN));
    assertThat(scores[2], closeTo(Math.sqrt(0.5), 1e-6));
  }

  @Test
  void looksAtFourFramesEvenlySpread() throws ModelException {
    selector.score(captioned(clip().setFrames(frames(0, 10, 20, 30, 40, 50, 60, 70))));
    assertThat(towers.greys, contains(10, 30, 50, 70));
  }

  @Test
  void givesTheClipsEmbedding() throws ModelException {
    Judgement judgement = selector.judge(captioned(clip().setFrames(frames(0))));

    assertThat(judgement.embedding(), contains(1f, 0f));
    assertThat(judgement.embeddingModel(), is("fake-towers/1"));
  }

  @Test
  void judgesAPublishedClipByItsEmbedding() throws ModelException {
    CaptionedClip clip =
        captioned(
            clip().setEmbedding(List.of(0f, 1f)).setEmbeddingModel("fake-towers/1"),
            said("a", "bright"));

    assertThat(selector.score(clip)[0], closeTo(1, 1e-6));
    assertThat(towers.greys, empty());
  }

  @Test
  void cannotJudgeAClipWithAnotherModelsEmbeddingOnly() {
    CaptionedClip clip = captioned(clip().setEmbedding(List.of(1f)).setEmbeddingModel("other/1"));
    assertThrows(ModelException.class, () -> selector.score(clip));
  }

  @Test
  void cannotJudgeAFrameThatIsNoPicture() {
    ClipFrame broken =
        ClipFrame.newBuilder().setTimeMs(40).setJpeg(ByteBuffer.wrap(new byte[] {1, 2})).build();
    CaptionedClip clip = captioned(clip().setFrames(List.of(broken)));

    ModelException refused = assertThrows(ModelException.class, () -> selector.score(clip));
    assertThat(refused.getMessage(), is("The frame at 40 ms is no picture"));
  }

  @Test
  void closesItsModel() {
    selector.close();
    assertThat(towers.closed, is(true));
  }
}
