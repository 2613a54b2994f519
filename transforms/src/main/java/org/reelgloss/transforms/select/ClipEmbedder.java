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
    List<RgbImage> images = known && encoder == null ? List.of() : images(clip);
    PictureVectors ofTower =
        PictureVectors.of(
            known
                ? FloatLists.toArray(clip.getEmbedding())
                : Vectors.unitMean(towers.embedImages(images)));
    return encoder == null || images.isEmpty()
        ? ofTower
        : new PictureVectors(ofTower.tower(), Vectors.unitMean(encoder.embed(images)));
  }

  private static List<RgbImage> images(Clip clip) throws ModelException {
    List<RgbImage> images = new ArrayList<>();
    for (ClipFrame frame : SelectorFrames.of(clip)) {
      try {
        images.add(RgbImage.decode(SelectorFrames.encoded(frame)));
      } catch (IOException cause) {
        throw new ModelException("The frame at " + frame.getTimeMs() + " ms is no picture", cause);
      }
    }
    return images;
  }
}
