package org.reelgloss.gpu;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.reelgloss.video.RgbImage;

/**
 * Puts pictures and texts into one space, where the cosine says how well they match. Safe for use
 * by several threads at once, whose pictures and texts go through the model together where that
 * pays. Holds the weights, in the device's memory, until {@link #close}, unless another model needs
 * the room meanwhile.
 */
public final class TwoTower implements AutoCloseable {
  /** Texts that go through the tower together, which bounds the memory of one call. */
  private static final int BATCH = 32;

  /** A picture or a text takes a moment: who waits for longer waits for something broken. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final ModelBundle bundle;
  private final String id;
  private final ImageProcessor processor;
  private final TextTokenizer tokenizer;
  private final int leastTokens;
  private final BatchedModel<float[], float[]> vision;
  private final BatchedModel<long[], float[]> text;
  private final int dimensions;
  private final Resources resources;

  private TwoTower(ModelBundle bundle, ModelPool pool, Resources opened)
      throws IOException, ModelException {
    this.bundle = bundle;
    this.id = bundle.towersId();
    this.processor = ImageProcessor.of(bundle.config(ImageProcessor.CONFIG));
    this.vision =
        opened.add(
            pool.start(VisionTower.spec(bundle, ModelBundle.VISION, processor)),
            BatchedModel::close);
    CompletableFuture<TextSettings> settings = new CompletableFuture<>();
    this.text = opened.add(pool.start(textTower(bundle, settings)), BatchedModel::close);
    this.leastTokens = settings.join().leastLength();
    this.tokenizer =
        opened.add(
            TextTokenizer.open(bundle.file("tokenizer.json"), settings.join().maxLength()),
            TextTokenizer::close);
    this.dimensions = dimensions(processor.sample());
    this.resources = opened.keep();
  }

  /** Only the loaded tower tells how long a text may be. */
  private static BatchedModel.Spec<long[], float[]> textTower(
      ModelBundle bundle, CompletableFuture<TextSettings> settings) {
    return new BatchedModel.Spec<>(
        bundle.id(),
        bundle.graphBytes(ModelBundle.TEXT + "."),
        BatchPolicy.ofTexts(BATCH),
        new long[] {0},
        device -> {
          TextTower tower = TextTower.load(bundle, device);
          settings.complete(tower.settings());
          return tower;
        });
  }

  private int dimensions(float[] picture) throws ModelException {
    return vision.ask(List.of(Question.of(picture)), PATIENCE).get(0).answer().length;
  }

  /**
   * Loads both towers; the caller closes them.
   *
   * @throws IOException if a graph, a script or the tokenizer cannot be read
   * @throws ModelException if a tower cannot even embed a picture of colours or an empty text
   * @throws IllegalArgumentException if the bundle has no two towers, a config or graph says
   *     something that is not supported, a tower is TorchScript and {@code digests.json} does not
   *     name its digest, or a device cannot be used
   */
  public static TwoTower load(ModelBundle bundle, Devices devices)
      throws IOException, ModelException {
    bundle.requireKind(ModelBundle.Kind.TWO_TOWER);
    try (Resources opened = new Resources()) {
      return new TwoTower(bundle, ModelPool.on(devices), opened);
    }
  }

  /**
   * Returns a lease of the one copy of a bundle's towers that this JVM has on these devices, after
   * loading it if nobody has it; throws what {@link #load} does. The caller closes the lease.
   */
  public static ModelPool.Lease<TwoTower> lease(ModelBundle bundle, Devices devices)
      throws IOException, ModelException {
    return ModelPool.on(devices)
        .lease("two-tower:" + bundle.towersId(), () -> load(bundle, devices));
  }

  /** Returns name and version of the towers, see {@link ModelBundle#towersId}. */
  public String model() {
    return id;
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
    return vectors(
        vision.ask(
            images.stream().map(image -> Question.of(processor.process(image))).toList(),
            PATIENCE));
  }

  /**
   * Returns a vector of Euclidean length 1 for each text, in order. What is longer than the model
   * takes is cut.
   *
   * @throws ModelException if the model fails or a vector is zero or not finite
   */
  public float[][] embedTexts(List<String> sentences) throws ModelException {
    return vectors(
        text.ask(
            tokenizer.encode(sentences).stream()
                .map(tokens -> new Question<>(tokens, "", Math.max(leastTokens, tokens.length)))
                .toList(),
            PATIENCE));
  }

  private float[][] vectors(List<Answered<float[]>> answers) throws ModelException {
    float[][] vectors = answers.stream().map(Answered::answer).toArray(float[][]::new);
    if (!Arrays.stream(vectors).allMatch(vector -> vector.length == dimensions)) {
      throw new ModelException(
          model() + " must give vectors of " + dimensions + " numbers, but gave others");
    }
    return vectors;
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
}
