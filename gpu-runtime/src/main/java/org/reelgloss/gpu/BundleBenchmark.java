package org.reelgloss.gpu;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.reelgloss.video.ShotModel;

/** Measures how fast the model of a bundle is at each size of batch, on the caller's thread. */
public final class BundleBenchmark {
  private static final int LARGEST = 32;

  /** The tokens of a caption, more or less. */
  private static final int TEXT_TOKENS = 16;

  private BundleBenchmark() {}

  /**
   * How fast one size of batch is.
   *
   * @param batch pictures in a batch; of a shot model, windows of 100 frames; of an encoder of
   *     text, captions of 16 tokens
   * @param perSecond pictures in a second
   * @param batchMs milliseconds that a batch takes
   */
  public record Speed(int batch, double perSecond, double batchMs) {}

  /**
   * Returns the speeds for batches of 1, 2, 4 and so on up to 32, or up to what the memory holds.
   * Pictures are prepared before, and of two towers the one of pictures is measured.
   *
   * @param device usable here
   * @param each at least so long for each size, after a batch that does not count
   * @throws IOException if the bundle cannot be read
   * @throws ModelException if the model cannot even answer for one picture
   */
  public static List<Speed> run(ModelBundle bundle, Device device, Duration each)
      throws IOException, ModelException {
    return switch (bundle.kind()) {
      case CAPTIONER -> {
        ImageProcessor processor = ImageProcessor.of(bundle.config(ImageProcessor.CONFIG));
        GenerationConfig config = GenerationConfig.of(bundle);
        try (CaptionGraphs model = CaptionGraphs.load(bundle, config, processor, device)) {
          yield run(model, processor.sample(), each);
        }
      }
      case TWO_TOWER -> ofPictures(bundle, ModelBundle.VISION, device, each);
      case PICTURE_ENCODER -> ofPictures(bundle, PictureEncoder.GRAPH, device, each);
      case SHOT_MODEL -> {
        byte[] window = new byte[3 * ShotModel.FRAMES * ShotModel.HEIGHT * ShotModel.WIDTH];
        try (TransNetGraph model = TransNetGraph.open(bundle.file(TransNet.GRAPH), device)) {
          yield run(model, window, each);
        }
      }
      case TEXT_ENCODER -> {
        try (TokenGraph model = TokenGraph.open(bundle, device)) {
          yield run(model, new long[TEXT_TOKENS], each);
        }
      }
    };
  }

  private static List<Speed> ofPictures(
      ModelBundle bundle, String graph, Device device, Duration each)
      throws IOException, ModelException {
    ImageProcessor processor = ImageProcessor.of(bundle.config(ImageProcessor.CONFIG));
    try (VisionTower model = VisionTower.load(bundle, graph, processor, device)) {
      return run(model, processor.sample(), each);
    }
  }

  private static <I> List<Speed> run(BatchModel<I, ?> model, I sample, Duration each)
      throws ModelException {
    List<Speed> speeds = new ArrayList<>();
    for (int size = 1; size <= LARGEST; size *= 2) {
      try {
        speeds.add(speed(model, Collections.nCopies(size, sample), each));
      } catch (ModelException tooLarge) {
        if (size == 1) {
          throw tooLarge;
        }
        return speeds; // The graph takes no more, or the memory holds no more.
      }
    }
    return speeds;
  }

  private static <I> Speed speed(BatchModel<I, ?> model, List<I> batch, Duration each)
      throws ModelException {
    model.run(batch, none -> false);
    long start = System.nanoTime();
    long runs = 0;
    long nanos = 0;
    while (nanos < each.toNanos()) {
      model.run(batch, none -> false);
      runs++;
      nanos = System.nanoTime() - start;
    }
    return new Speed(batch.size(), runs * batch.size() * 1e9 / nanos, nanos / 1e6 / runs);
  }
}
