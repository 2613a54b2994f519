package org.reelgloss.transforms.select;

import java.util.List;
import org.reelgloss.gpu.ModelException;
import org.reelgloss.video.RgbImage;

/** Brings pictures and texts into one space of unit vectors, where what fits together is near. */
interface PictureTextEmbedder extends AutoCloseable {
  String model();

  float[][] embedImages(List<RgbImage> images) throws ModelException;

  float[][] embedTexts(List<String> texts) throws ModelException;

  @Override
  void close();
}
