package org.reelgloss.pipeline.selector;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.reelgloss.gpu.Devices;
import org.reelgloss.gpu.ModelException;
import org.reelgloss.gpu.ModelPool;
import org.reelgloss.gpu.SentenceEncoder;
import org.reelgloss.gpu.TwoTower;
import org.reelgloss.transforms.select.bank.CaptionedPicture;
import org.reelgloss.transforms.select.bank.PictureVectors;

/** Adds to pictures what their captions mean to the text tower and the sentence encoder. */
final class CaptionEmbedding {
  /** Pictures whose captions go through the models together. */
  private static final int AT_ONCE = 128;

  private CaptionEmbedding() {}

  /**
   * Returns the pictures in the order of captions.
   *
   * @param captions by picture, at least one each
   * @param vectors of each of these pictures
   */
  static List<CaptionedPicture> of(
      Map<String, List<String>> captions, Map<String, PictureVectors> vectors, BankModels models)
      throws IOException, ModelException {
    List<CaptionedPicture> pictures = new ArrayList<>();
    try (ModelPool.Lease<TwoTower> towers = TwoTower.lease(models.towers(), models.devices());
        ModelPool.Lease<SentenceEncoder> sentences = SentenceEncoder.lease(Devices.CPU)) {
      Map<String, List<String>> some = new LinkedHashMap<>();
      for (Map.Entry<String, List<String>> picture : captions.entrySet()) {
        some.put(picture.getKey(), picture.getValue());
        if (some.size() == AT_ONCE) {
          add(some, vectors, towers.model(), sentences.model(), pictures);
          some.clear();
        }
      }
      if (!some.isEmpty()) {
        add(some, vectors, towers.model(), sentences.model(), pictures);
      }
    }
    return pictures;
  }

  private static void add(
      Map<String, List<String>> some,
      Map<String, PictureVectors> vectors,
      TwoTower towers,
      SentenceEncoder sentences,
      List<CaptionedPicture> pictures)
      throws ModelException {
    List<String> texts = some.values().stream().flatMap(List::stream).toList();
    float[][] meanings = sentences.encode(texts);
    float[][] ofTower = towers.embedTexts(texts);
    int next = 0;
    for (Map.Entry<String, List<String>> picture : some.entrySet()) {
      int count = picture.getValue().size();
      pictures.add(
          new CaptionedPicture(
              picture.getKey(),
              vectors.getOrDefault(picture.getKey(), PictureVectors.of(new float[0])),
              mean(meanings, next, count),
              mean(ofTower, next, count),
              List.copyOf(picture.getValue())));
      next += count;
    }
  }

  private static float[] mean(float[][] rows, int start, int count) {
    float[] mean = new float[rows[start].length];
    for (int row = start; row < start + count; row++) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += rows[row][i] / count;
      }
    }
    return mean;
  }
}
