package org.reelgloss.transforms.select;

import java.util.ArrayList;
import java.util.List;
import org.reelgloss.video.RgbImage;

/** Dark pictures and the word dark lie on one axis, bright ones on the other. */
final class FakeTowers implements PictureTextEmbedder {
  final List<Integer> greys = new ArrayList<>();
  boolean closed;

  @Override
  public String model() {
    return "fake-towers/1";
  }

  @Override
  public float[][] embedImages(List<RgbImage> images) {
    List<Integer> asked = images.stream().map(image -> image.pixels()[0] & 0xff).toList();
    greys.addAll(asked);
    return asked.stream().map(grey -> axis(grey < 128)).toArray(float[][]::new);
  }

  @Override
  public float[][] embedTexts(List<String> texts) {
    return texts.stream().map(text -> axis(text.equals("dark"))).toArray(float[][]::new);
  }

  @Override
  public void close() {
    closed = true;
  }

  private static float[] axis(boolean dark) {
    return dark ? new float[] {1, 0} : new float[] {0, 1};
  }
}
