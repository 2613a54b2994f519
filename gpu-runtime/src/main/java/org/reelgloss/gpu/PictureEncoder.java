package org.reelgloss.gpu;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.reelgloss.video.RgbImage;

/**
 * Gives pictures vectors: pictures that look alike have vectors of high cosine. Any backbone will
 * do, such as a classifier without its last layer: {@code model.onnx} has one input of pictures,
 * float32 [N, 3, height, width], and an output [N, length] named {@code image_embeds}, {@code
 * pooler_output} or {@code feature}, or else the last one of two dimensions. Safe for use by
 * several threads at once, whose pictures go through the model together where that pays. Holds the
 * weights, in the device's memory, until {@link #close}, unless another model needs the room
 * meanwhile.
 */
public final class PictureEncoder implements AutoCloseable {
  static final String GRAPH = "model";

  /** A picture takes a moment: who waits for longer waits for something broken. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final ImageProcessor processor;
  private final BatchedModel<float[], float[]> vision;

  private PictureEncoder(ModelBundle bundle, ModelPool pool) throws IOException, ModelException {
    processor = ImageProcessor.of(bundle.config(ImageProcessor.CONFIG));
    vision = pool.start(VisionTower.spec(bundle, GRAPH, processor));
  }

  /**
   * Loads the graph; the caller closes it.
   *
   * @throws IOException if the graph cannot be read
   * @throws ModelException if it cannot even encode a picture of colours
   * @throws IllegalArgumentException if the bundle is no encoder of pictures, its config or graph
   *     says something that is not supported, or a device cannot be used
   */
  public static PictureEncoder load(ModelBundle bundle, Devices devices)
      throws IOException, ModelException {
    bundle.requireKind(ModelBundle.Kind.PICTURE_ENCODER);
    return new PictureEncoder(bundle, ModelPool.on(devices));
  }

  /**
   * Returns a lease of the one copy of a bundle that this JVM has on these devices, after loading
   * it if nobody has it; throws what {@link #load} does. The caller closes the lease.
   */
  public static ModelPool.Lease<PictureEncoder> lease(ModelBundle bundle, Devices devices)
      throws IOException, ModelException {
    return ModelPool.on(devices).lease("pictures:" + bundle.id(), () -> load(bundle, devices));
  }

  /**
   * Returns a vector of Euclidean length 1 for each picture, in order.
   *
   * @param images of any size
   * @throws ModelException if the model fails or a vector is zero or not finite
   */
  public float[][] embed(List<RgbImage> images) throws ModelException {
    return vision
        .ask(images.stream().map(image -> Question.of(processor.process(image))).toList(), PATIENCE)
        .stream()
        .map(Answered::answer)
        .toArray(float[][]::new);
  }

  @Override
  public void close() {
    vision.close();
  }
}
