package org.reelgloss.transforms.select;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.reelgloss.gpu.Devices;
import org.reelgloss.gpu.ModelException;
import org.reelgloss.gpu.Vectors;
import org.reelgloss.schemas.CaptionCandidate;
import org.reelgloss.schemas.CaptionedClip;
import org.reelgloss.schemas.Clip;
import org.reelgloss.schemas.ClipFrame;
import org.reelgloss.video.RgbImage;

/**
 * Scores a caption by the cosine, in [-1, 1], between its embedding and the clip's in a two-tower
 * model, such as one fine-tuned on human choices.
 *
 * <p>The clip's embedding is the mean, of length 1 again, of the embeddings of at most four frames
 * that are spread evenly over those the clip carries. A clip that has an embedding of the same
 * model already is judged by that one, so that published records, which have no frames, can be
 * judged again.
 */
public final class TwoTowerSelector implements Selector {
  private static final int MOST_FRAMES = 4;

  private final PictureTextEmbedder towers;

  TwoTowerSelector(PictureTextEmbedder towers) {
    this.towers = towers;
  }

  /**
   * Returns what opens selectors that share one copy of a bundle's model in a JVM.
   *
   * @param bundle folder of a two-tower bundle, readable on every worker
   * @param devices where it runs
   */
  public static Selector.Factory factory(String bundle, Devices devices) {
    return () -> new TwoTowerSelector(LeasedTwoTower.open(Path.of(bundle), devices));
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
    float[] clip = embedding(captioned.getClip());
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
  public void close() {
    towers.close();
  }

  private float[] embedding(Clip clip) throws ModelException {
    if (!clip.getEmbedding().isEmpty() && clip.getEmbeddingModel().equals(model())) {
      return FloatLists.toArray(clip.getEmbedding());
    }
    List<ClipFrame> frames = clip.getFrames();
    if (frames.isEmpty()) {
      throw new ModelException("The clip has neither frames nor an embedding of this model");
    }
    int count = Math.min(MOST_FRAMES, frames.size());
    List<RgbImage> images = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      images.add(decode(frames.get((2 * i + 1) * frames.size() / (2 * count))));
    }
    return Vectors.unitMean(towers.embedImages(images));
  }

  private static RgbImage decode(ClipFrame frame) throws ModelException {
    byte[] jpeg = new byte[frame.getJpeg().remaining()];
    frame.getJpeg().duplicate().get(jpeg);
    try {
      return RgbImage.decode(jpeg);
    } catch (IOException cause) {
      throw new ModelException("The frame at " + frame.getTimeMs() + " ms is no picture", cause);
    }
  }
}
