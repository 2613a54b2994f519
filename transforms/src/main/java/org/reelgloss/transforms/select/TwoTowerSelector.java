package org.reelgloss.transforms.select;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.reelgloss.gpu.Devices;
import org.reelgloss.gpu.ModelBundle;
import org.reelgloss.gpu.ModelException;
import org.reelgloss.gpu.Vectors;
import org.reelgloss.schemas.CaptionCandidate;
import org.reelgloss.schemas.CaptionedClip;
import org.reelgloss.schemas.Clip;

/**
 * Scores a caption by the cosine, in [-1, 1], between its embedding and the clip's in a two-tower
 * model, such as one fine-tuned on human choices.
 *
 * <p>A clip that has an embedding of the same model already is judged by that one, so that
 * published records, which have no frames, can be judged again.
 */
public final class TwoTowerSelector implements Selector {
  private final PictureTextEmbedder towers;
  private final ClipEmbedder clips;

  TwoTowerSelector(PictureTextEmbedder towers) {
    this.towers = towers;
    clips = new ClipEmbedder(towers, null);
  }

  /**
   * Returns what opens selectors that share one copy of a bundle's model in a JVM.
   *
   * @param bundle folder of a two-tower bundle, readable on every worker
   * @param devices where it runs
   */
  public static Selector.Factory factory(String bundle, Devices devices) {
    return () ->
        new TwoTowerSelector(LeasedTwoTower.open(ModelBundle.open(Path.of(bundle)), devices));
  }

  @Override
  public String model() {
    return towers.model();
  }

  @Override
  public double[] score(CaptionedClip clip) throws ModelException {
    return judge(clip).scores();
  }

  @Override
  public Judgement judge(CaptionedClip captioned) throws ModelException {
    float[] clip = clips.embed(captioned.getClip()).tower();
    List<String> texts =
        captioned.getCandidates().stream()
            .map(CaptionCandidate::getText)
            .flatMap(Optional::stream)
            .toList();
    float[][] embedded = texts.isEmpty() ? new float[0][] : towers.embedTexts(texts);
    double[] scores = new double[captioned.getCandidates().size()];
    Arrays.fill(scores, Double.NaN);
    int next = 0;
    for (int i = 0; i < scores.length; i++) {
      if (captioned.getCandidates().get(i).getText().isPresent()) {
        scores[i] = Vectors.dot(clip, embedded[next++]);
      }
    }
    return new Judgement(scores, FloatLists.toList(clip), model());
  }

  @Override
  public double[] rate(Clip clip, List<String> captions) throws ModelException {
    return score(Judged.of(clip, captions));
  }

  @Override
  public void close() {
    towers.close();
  }
}
