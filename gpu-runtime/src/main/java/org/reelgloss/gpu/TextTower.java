package org.reelgloss.gpu;

import java.io.IOException;
import java.util.List;
import java.util.function.IntPredicate;

/** From the tokens of texts to vectors of Euclidean length 1. */
record TextTower(Encoder encoder, TextSettings settings) implements BatchModel<long[], float[]> {
  /** Names of the wanted output, the best first. */
  static final List<String> OUTPUTS = List.of("text_embeds", "pooler_output");

  static TextTower load(ModelBundle bundle, Device device) throws IOException {
    try (Resources opened = new Resources()) {
      Encoder encoder =
          opened.add(Encoder.open(bundle, device, ModelBundle.TEXT, OUTPUTS), Encoder::close);
      TextTower tower = new TextTower(encoder, TextSettings.of(bundle, encoder.tokens()));
      opened.keep();
      return tower;
    }
  }

  @Override
  public List<float[]> run(List<long[]> texts, IntPredicate abandoned) throws ModelException {
    TokenBatch tokens = TokenBatch.of(texts, settings.padding(), settings.leastLength());
    return Vectors.units(encoder.encode(tokens), texts.size(), encoder.dimensions());
  }

  @Override
  public void close() {
    encoder.close();
  }
}
