package org.reelgloss.transforms.select;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reelgloss.gpu.ModelBundle;
import org.reelgloss.gpu.ModelException;
import org.reelgloss.gpu.Vectors;
import org.reelgloss.schemas.Clip;
import org.reelgloss.schemas.ClipFrame;
import org.reelgloss.transforms.select.bank.PictureVectors;
import org.reelgloss.video.RgbImage;

/**
 * Makes a clip's vectors: the mean, of length 1 again, of the vectors of at most four frames that
 * are spread evenly over those the clip carries. A clip that has a vector of the same towers keeps
 * it, so that published records, which have no frames, can be judged again; what a further encoder
 * sees is not known of them.
 */
final class ClipEmbedder {
  private static final int MOST_FRAMES = 4;

  private final PictureTextEmbedder towers;
  private final @Nullable PictureEmbedder encoder;

  /**
   * @param encoder null where there is none
   */
  ClipEmbedder(PictureTextEmbedder towers, @Nullable PictureEmbedder encoder) {
    this.towers = towers;
    this.encoder = encoder;
  }

  PictureVectors embed(Clip clip) throws ModelException {
    boolean known =
        !clip.getEmbedding().isEmpty()
            && ModelBundle.sameVersion(clip.getEmbeddingModel(), towers.model());
    if (!known && clip.getFrames().isEmpty()) {
      throw new ModelException("The clip has neither frames nor an embedding of this model");
    }
    List<RgbImage> images = known && encoder == null ? List.of() : images(clip.getFrames());
    PictureVectors ofTower =
        PictureVectors.of(
            known
                ? FloatLists.toArray(clip.getEmbedding())
                : Vectors.unitMean(towers.embedImages(images)));
    return encoder == null || images.isEmpty()
        ? ofTower
        : new PictureVectors(ofTower.tower(), Vectors.unitMean(encoder.embed(images)));
  }

  private static List<RgbImage> images(List<ClipFrame> frames) throws ModelException {
    int count = Math.min(MOST_FRAMES, frames.size());
    List<RgbImage> images = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      images.add(decode(frames.get((2 * i + 1) * frames.size() / (2 * count))));
    }
    return images;
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
