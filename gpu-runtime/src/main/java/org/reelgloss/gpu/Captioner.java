package org.reelgloss.gpu;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.reelgloss.video.RgbImage;

/**
 * Says in words what a picture shows. Safe for use by several threads at once, whose pictures go
 * through the model together where that pays. Holds the weights, in the device's memory, until
 * {@link #close}, unless another model needs the room meanwhile.
 */
public final class Captioner implements AutoCloseable {
  /** Texts that are written together, which bounds the memory of one call. */
  private static final int MOST_BEAMS = 128;

  private static final int MOST_PICTURES = 32;

  private final String model;
  private final ImageProcessor processor;
  private final TextTokenizer tokenizer;
  private final BatchedModel<float[], Hypothesis> graphs;
  private final Resources resources;

  /**
   * What a model says of a picture.
   *
   * @param text without special tokens; may be empty
   * @param score sum of the log probabilities of the tokens by their number to the power of the
   *     length penalty, which is the mean where that is 1: at most 0, higher is surer, comparable
   *     within one model only
   * @param truncated whether the longest length came before the end of the sentence
   * @param tokens that were generated, the end among them
   * @param figures what it took
   */
  public record Caption(
      String text, double score, boolean truncated, int tokens, BatchFigures figures) {}

  private Captioner(ModelBundle bundle, GenerationConfig config, Devices devices, Resources opened)
      throws IOException, ModelException {
    this.model = bundle.id();
    this.processor = ImageProcessor.of(bundle.config(ImageProcessor.CONFIG));
    this.tokenizer =
        opened.add(
            TextTokenizer.open(bundle.file("tokenizer.json"), config.maxLength()),
            TextTokenizer::close);
    this.graphs =
        opened.add(
            ModelPool.on(devices)
                .start(
                    new BatchedModel.Spec<>(
                        model,
                        bundle.graphBytes("encoder_model.") + Decoder.bytes(bundle),
                        BatchPolicy.ofSize(
                            Math.min(MOST_PICTURES, Math.max(1, MOST_BEAMS / config.numBeams()))),
                        processor.sample(),
                        device -> CaptionGraphs.load(bundle, config, processor, device))),
            BatchedModel::close);
    this.resources = opened.keep();
  }

  /**
   * Loads a captioner, which the caller closes.
   *
   * @throws IOException if a graph or the tokenizer cannot be read
   * @throws ModelException if it cannot even answer for a picture of colours
   * @throws IllegalArgumentException if the bundle is no captioner, a config or graph says
   *     something that is not supported, or a device cannot be used
   */
  public static Captioner load(ModelBundle bundle, GenerationOptions options, Devices devices)
      throws IOException, ModelException {
    bundle.requireKind(ModelBundle.Kind.CAPTIONER);
    GenerationConfig config = options.applyTo(GenerationConfig.of(bundle));
    try (Resources opened = new Resources()) {
      return new Captioner(bundle, config, devices, opened);
    }
  }

  /** Returns name and version of the bundle. */
  public String model() {
    return model;
  }

  /**
   * Returns a caption for each picture, in order.
   *
   * @param images of any size
   * @param patience how long the caller waits for as many as wait at a time, a hundred or so
   * @throws ModelException if the model fails, gives values that are not finite, or is not ready in
   *     time
   */
  public List<Caption> caption(List<RgbImage> images, Duration patience) throws ModelException {
    List<Caption> captions = new ArrayList<>();
    for (Answered<Hypothesis> answered : generate(images, patience)) {
      Hypothesis text = answered.answer();
      captions.add(
          new Caption(
              tokenizer.decode(text.tokens()),
              text.score(),
              !text.ended(),
              text.tokens().length - 1,
              answered.figures()));
    }
    return captions;
  }

  /** Returns the best text for each picture, as tokens. */
  List<Answered<Hypothesis>> generate(List<RgbImage> images, Duration patience)
      throws ModelException {
    return graphs.ask(
        images.stream().map(image -> Question.of(processor.process(image))).toList(), patience);
  }

  @Override
  public void close() {
    resources.close();
  }
}
