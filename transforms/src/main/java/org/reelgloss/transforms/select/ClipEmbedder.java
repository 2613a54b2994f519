package org.reelgloss.transforms.select;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.reelgloss.gpu.ModelException;
import org.reelgloss.gpu.Vectors;
import org.reelgloss.schemas.Clip;
import org.reelgloss.schemas.ClipFrame;
import org.reelgloss.video.RgbImage;

/**
 * Makes a clip's vector: the mean, of length 1 again, of the vectors of at most four frames that
 * are spread evenly over those the clip carries. A clip that has a vector of the same model keeps
 * it, so that published records, which have no frames, can be judged again.
 */
final class ClipEmbedder {
  private static final int MOST_FRAMES = 4;

  private final PictureTextEmbedder towers;

  ClipEmbedder(PictureTextEmbedder towers) {
    this.towers = towers;
  }

  float[] embed(Clip clip) throws ModelException {
    if (!clip.getEmbedding().isEmpty() && clip.getEmbeddingModel().equals(towers.model())) {
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
