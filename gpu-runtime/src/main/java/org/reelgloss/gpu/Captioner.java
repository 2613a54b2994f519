package org.reelgloss.gpu;

import ai.onnxruntime.OnnxTensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.reelgloss.video.RgbImage;

/**
 * Says in words what a picture shows. Safe for use by several threads at once; each call runs on
 * the caller's thread. Holds the weights, in native memory, until {@link #close}.
 */
public final class Captioner implements AutoCloseable {
  /** Pictures that go through the model together, which bounds the memory of one call. */
  private static final int BATCH = 8;

  private final String model;
  private final ImageProcessor processor;
  private final EncoderGraph encoder;
  private final Decoder decoder;
  private final TextTokenizer tokenizer;
  private final Generator generator;
  private final Resources resources;

  /**
   * What a model says of a picture.
   *
   * @param text without special tokens; may be empty
   * @param score sum of the log probabilities of the tokens by their number to the power of the
   *     length penalty, which is the mean where that is 1: at most 0, higher is surer, comparable
   *     within one model only
   * @param truncated whether the longest length came before the end of the sentence
   */
  public record Caption(String text, double score, boolean truncated) {}

  private Captioner(ModelBundle bundle, int numBeams, Resources opened) throws IOException {
    GenerationConfig config = GenerationConfig.of(bundle);
    this.model = bundle.id();
    this.generator = new Generator(numBeams < 1 ? config : config.withNumBeams(numBeams));
    this.processor = ImageProcessor.of(bundle.config("preprocessor_config.json"));
    this.tokenizer =
        opened.add(
            TextTokenizer.open(bundle.file("tokenizer.json"), config.maxLength()),
            TextTokenizer::close);
    this.encoder =
        opened.add(
            EncoderGraph.open(bundle.file("encoder_model.onnx"), 3, "last_hidden_state"),
            EncoderGraph::close);
    this.decoder = opened.add(Decoder.open(bundle), Decoder::close);
    this.resources = opened.keep();
  }

  /**
   * Loads a captioner, which the caller closes.
   *
   * @param numBeams beginnings followed side by side, at most 64; 1 is greedy, the fastest; 0 or
   *     less takes what {@code generation_config.json} says
   * @throws IOException if a graph or the tokenizer cannot be read
   * @throws IllegalArgumentException if the bundle is no captioner, or a config or graph says
   *     something that is not supported
   */
  public static Captioner load(ModelBundle bundle, int numBeams) throws IOException {
    bundle.requireKind(ModelBundle.Kind.CAPTIONER);
    try (Resources opened = new Resources()) {
      return new Captioner(bundle, numBeams, opened);
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
   * @throws ModelException if the model fails or gives values that are not finite
   */
  public List<Caption> caption(List<RgbImage> images) throws ModelException {
    List<Caption> captions = new ArrayList<>();
    for (Hypothesis hypothesis : generate(images)) {
      String text = tokenizer.decode(hypothesis.tokens());
      captions.add(new Caption(text, hypothesis.score(), !hypothesis.ended()));
    }
    return captions;
  }

  /** Returns the best text for each picture, as tokens. */
  List<Hypothesis> generate(List<RgbImage> images) throws ModelException {
    List<Hypothesis> texts = new ArrayList<>();
    for (int start = 0; start < images.size(); start += BATCH) {
      List<RgbImage> batch = images.subList(start, Math.min(start + BATCH, images.size()));
      try (OnnxTensor encoded = encoder.encode(batch, processor);
          DecoderSession session = decoder.begin(encoded)) {
        texts.addAll(generator.generate(batch.size(), session));
      }
    }
    return texts;
  }

  @Override
  public void close() {
    resources.close();
  }
}
