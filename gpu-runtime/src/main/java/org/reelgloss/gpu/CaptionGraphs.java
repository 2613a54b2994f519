package org.reelgloss.gpu;

import ai.onnxruntime.OnnxTensor;
import java.io.IOException;
import java.util.List;
import java.util.function.IntPredicate;

/** Encoder and decoder of a captioner: from prepared pictures to tokens. */
final class CaptionGraphs implements BatchModel<float[], Hypothesis> {
  private final EncoderGraph encoder;
  private final Decoder decoder;
  private final Generator generator;
  private final int height;
  private final int width;
  private final Resources resources;

  private CaptionGraphs(
      EncoderGraph encoder,
      Decoder decoder,
      Generator generator,
      ImageProcessor processor,
      Resources resources) {
    this.encoder = encoder;
    this.decoder = decoder;
    this.generator = generator;
    this.height = processor.height();
    this.width = processor.width();
    this.resources = resources;
  }

  /**
   * Loads both; the caller closes them.
   *
   * @throws IllegalArgumentException if a graph is none of a captioner
   */
  static CaptionGraphs load(
      ModelBundle bundle, GenerationConfig config, ImageProcessor processor, Device device)
      throws IOException {
    try (Resources opened = new Resources()) {
      EncoderGraph encoder =
          opened.add(
              EncoderGraph.open(bundle.file("encoder_model.onnx"), device, 3, "last_hidden_state"),
              EncoderGraph::close);
      Decoder decoder = opened.add(Decoder.open(bundle, device), Decoder::close);
      return new CaptionGraphs(encoder, decoder, new Generator(config), processor, opened.keep());
    }
  }

  @Override
  public List<Hypothesis> run(List<float[]> pictures, IntPredicate abandoned)
      throws ModelException {
    try (OnnxTensor encoded = encoder.encode(pictures, height, width);
        DecoderSession session = decoder.begin(encoded)) {
      return generator.generate(pictures.size(), session, abandoned);
    }
  }

  @Override
  public void close() {
    resources.close();
  }
}
