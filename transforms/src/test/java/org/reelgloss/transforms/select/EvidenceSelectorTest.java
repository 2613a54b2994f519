package org.reelgloss.transforms.select;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.reelgloss.transforms.select.Clips.captioned;
import static org.reelgloss.transforms.select.Clips.clip;
import static org.reelgloss.transforms.select.Clips.frames;
import static org.reelgloss.transforms.select.Clips.said;
import static org.reelgloss.transforms.select.Clips.silent;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.reelgloss.gpu.ModelException;
import org.reelgloss.schemas.CaptionedClip;
import org.reelgloss.schemas.Clip;
import org.reelgloss.schemas.Outcome;
import org.reelgloss.transforms.select.ScoringModel.Term;

class EvidenceSelectorTest {
  private static final ScoringModel MODEL =
      new ScoringModel(
          Map.of(
              "towers", new Term(0, 1, 1),
              "best-agreement", new Term(0, 1, 2),
              "teacher:blip", new Term(0.5, 0.5, 3)),
          1,
          0,
          0.5,
          false,
          Optional.empty());

  private final FakeTowers towers = new FakeTowers();
  private final FakeSentences sentences = new FakeSentences();
  private final EvidenceSelector selector =
      new EvidenceSelector(
          "fake@1", new SignalReader(towers, sentences, null, null, null), MODEL, null);

  @Test
  void weighsSignalsAndTeachers() throws ModelException {
    CaptionedClip clip =
        captioned(
            clip().setFrames(frames(0)),
            said("blip", "dark"),
            silent("b", Outcome.ERROR, "down"),
            said("c", "bright"));

    double[] scores = selector.score(clip);

    assertThat(scores[0], closeTo(logistic(1 + 2 + 3), 1e-9));
    assertThat(scores[1], is(Double.NaN));
    assertThat(scores[2], closeTo(logistic(2), 1e-9));
  }

  @Test
  void givesTheClipsEmbeddingAndWhatMadeIt() throws ModelException {
    Judgement judgement = selector.judge(captioned(clip().setFrames(frames(0))));

    assertThat(judgement.embedding(), contains(1f, 0f));
    assertThat(judgement.embeddingModel(), is("fake-towers/1"));
    assertThat(selector.model(), is("fake@1"));
  }

  @Test
  void ratesCaptionsEachAsACandidateAlone() throws ModelException {
    Clip clip = clip().setFrames(frames(0)).build();

    double[] rated = selector.rate(clip, List.of("dark", "bright"));

    assertThat(rated, is(new double[] {alone(clip, "dark"), alone(clip, "bright")}));
    assertThat(rated[0], closeTo(logistic(1), 1e-9));
  }

  private double alone(Clip clip, String caption) throws ModelException {
    return selector.score(Judged.of(clip, List.of(caption)))[0];
  }

  @Test
  void closesItsModels() {
    selector.close();

    assertThat(towers.closed, is(true));
    assertThat(sentences.closed, is(true));
  }

  private static double logistic(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
