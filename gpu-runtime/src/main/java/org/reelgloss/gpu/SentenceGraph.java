package org.reelgloss.gpu;

import ai.onnxruntime.OnnxTensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** From the tokens of sentences to unit vectors: the mean of the states of a sentence's tokens. */
record SentenceGraph(EncoderGraph graph) implements BatchModel<long[], float[]> {
  private static final long PADDING = 0;

  @Override
  public List<float[]> run(List<long[]> sentences, IntPredicate abandoned) throws ModelException {
    TokenBatch tokens = TokenBatch.of(sentences, PADDING, 1);
    try (OnnxTensor states = graph.encode(tokens)) {
      return means(Tensors.toFloats(states), tokens);
    }
  }

  /** Adds up the states of each row's own tokens; the sum has the direction of the mean. */
  private static List<float[]> means(float[] states, TokenBatch tokens) throws ModelException {
    int dimensions = states.length / tokens.ids().length;
    List<float[]> means = new ArrayList<>();
    for (int row = 0; row < tokens.rows(); row++) {
      float[] sum = new float[dimensions];
      for (int i = row * tokens.length(); i < (row + 1) * tokens.length(); i++) {
        for (int k = 0; k < dimensions && tokens.mask()[i] != 0; k++) {
          sum[k] += states[i * dimensions + k];
        }
      }
      means.add(Vectors.unit(sum));
    }
    return means;
  }

  @Override
  public void close() {
    graph.close();
  }
}
