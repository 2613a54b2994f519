package org.reelgloss.gpu;

import ai.onnxruntime.OnnxTensor;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.reelgloss.video.RgbImage;

/**
 * Puts pictures and texts into one space, where the cosine says how well they match. Safe for use
 * by several threads at once; each call runs on the caller's thread. Holds the weights, in native
 * memory, until {@link #close}.
 */
public final class TwoTower implements AutoCloseable {
  /** Pictures or texts that go through the model together, which bounds the memory of one call. */
  private static final int BATCH = 16;

  private final ModelBundle bundle;
  private final ImageProcessor processor;
  private final TextSettings texts;
  private final TextTokenizer tokenizer;
  private final EncoderGraph vision;
  private final EncoderGraph text;
  private final int dimensions;
  private final Resources resources;

  private TwoTower(ModelBundle bundle, Resources opened) throws IOException {
    this.bundle = bundle;
    this.processor = ImageProcessor.of(bundle.config("preprocessor_config.json"));
    this.vision = tower(bundle, opened, "vision_model.onnx", "image_embeds");
    this.text = tower(bundle, opened, "text_model.onnx", "text_embeds");
    this.texts = TextSettings.of(bundle, text);
    this.tokenizer =
        opened.add(
            TextTokenizer.open(bundle.file("tokenizer.json"), texts.maxLength()),
            TextTokenizer::close);
    this.dimensions = dimensions(bundle, vision);
    this.resources = opened.keep();
  }

  /**
   * Loads both towers; the caller closes them.
   *
   * @throws IOException if a graph or the tokenizer cannot be read
   * @throws IllegalArgumentException if the bundle has no two towers, or a config or graph says
   *     something that is not supported
   */
  public static TwoTower load(ModelBundle bundle) throws IOException {
    bundle.requireKind(ModelBundle.Kind.TWO_TOWER);
    try (Resources opened = new Resources()) {
      return new TwoTower(bundle, opened);
    }
  }

  private static EncoderGraph tower(
      ModelBundle bundle, Resources opened, String file, String output) throws IOException {
    return opened.add(
        EncoderGraph.open(bundle.file(file), 2, output, "pooler_output"), EncoderGraph::close);
  }

  private static int dimensions(ModelBundle bundle, EncoderGraph vision) {
    JsonNode projection = bundle.config("config.json").path("projection_dim");
    int dimensions = vision.dimensions() > 0 ? vision.dimensions() : projection.asInt(0);
    if (dimensions < 1) {
      throw new IllegalArgumentException(
          "projection_dim in config.json must be at least 1, in " + bundle.folder());
    }
    return dimensions;
  }

  /** Returns name and version of the bundle. */
  public String model() {
    return bundle.id();
  }

  /** Returns the length of a vector. */
  public int dimensions() {
    return dimensions;
  }

  /**
   * Returns a vector of Euclidean length 1 for each picture, in order.
   *
   * @param images of any size
   * @throws ModelException if the model fails or a vector is zero or not finite
   */
  public float[][] embedImages(List<RgbImage> images) throws ModelException {
    return inBatches(images, batch -> vision.encode(batch, processor));
  }

  /**
   * Returns a vector of Euclidean length 1 for each text, in order. What is longer than the model
   * takes is cut.
   *
   * @throws ModelException if the model fails or a vector is zero or not finite
   */
  public float[][] embedTexts(List<String> sentences) throws ModelException {
    return inBatches(
        sentences,
        batch -> text.encode(tokenizer.encode(batch, texts.padding(), texts.leastLength())));
  }

  private <T> float[][] inBatches(List<T> items, Encoder<T> encoder) throws ModelException {
    List<float[]> vectors = new ArrayList<>();
    for (int start = 0; start < items.size(); start += BATCH) {
      List<T> batch = items.subList(start, Math.min(start + BATCH, items.size()));
      try (OnnxTensor encoded = encoder.encode(batch)) {
        vectors.addAll(Vectors.units(Tensors.toFloats(encoded), batch.size()));
      }
    }
    return vectors.toArray(float[][]::new);
  }

  /**
   * Returns the tower of pictures as an embedder of frames, with the bundle's thresholds of
   * stitching. Closing it closes this.
   */
  public FrameEmbedder asFrameEmbedder() {
    return new FrameEmbedder() {
      @Override
      public String model() {
        return TwoTower.this.model();
      }

      @Override
      public int dimensions() {
        return dimensions;
      }

      @Override
      public StitchThresholds thresholds() {
        return bundle.thresholds();
      }

      @Override
      public float[][] embed(List<RgbImage> frames) throws ModelException {
        return embedImages(frames);
      }

      @Override
      public void close() {
        TwoTower.this.close();
      }
    };
  }

  @Override
  public void close() {
    resources.close();
  }

  @FunctionalInterface
  private interface Encoder<T> {
    OnnxTensor encode(List<T> items) throws ModelException;
  }
}
