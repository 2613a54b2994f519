package org.reelgloss.gpu;

import ai.onnxruntime.OnnxTensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/** From the tokens of texts to a vector of Euclidean length 1 for each token. */
record TokenGraph(EncoderGraph graph) implements BatchModel<long[], float[][]> {
  /** Never looked at: it is hidden by the mask. */
  private static final long PADDING = 0;

  static TokenGraph open(ModelBundle bundle, Device device) throws IOException {
    return new TokenGraph(
        EncoderGraph.open(
            bundle.file(TokenEncoder.GRAPH), device, 3, "last_hidden_state", "token_embeddings"));
  }

  @Override
  public List<float[][]> run(List<long[]> texts, IntPredicate abandoned) throws ModelException {
    TokenBatch tokens = TokenBatch.of(texts, PADDING, 1);
    try (OnnxTensor states = graph.encode(tokens)) {
      float[] values = Tensors.toFloats(states);
      int dimensions = values.length / tokens.ids().length;
      List<float[][]> vectors = new ArrayList<>();
      for (int row = 0; row < tokens.rows(); row++) {
        float[][] ofText = new float[texts.get(row).length][];
        for (int i = 0; i < ofText.length; i++) {
          int from = (row * tokens.length() + i) * dimensions;
          ofText[i] = Vectors.unit(Arrays.copyOfRange(values, from, from + dimensions));
        }
        vectors.add(ofText);
      }
      return vectors;
    }
  }

  @Override
  public void close() {
    graph.close();
  }
}
