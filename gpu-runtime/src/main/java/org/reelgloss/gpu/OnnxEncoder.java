package org.reelgloss.gpu;

import ai.onnxruntime.OnnxTensor;
import java.util.List;

/** A tower as an ONNX graph, which it owns. */
record OnnxEncoder(EncoderGraph graph) implements Encoder {
  @Override
  public float[] encode(List<float[]> pictures, int height, int width) throws ModelException {
    try (OnnxTensor rows = graph.encode(pictures, height, width)) {
      return Tensors.toFloats(rows);
    }
  }

  @Override
  public float[] encode(TokenBatch texts) throws ModelException {
    try (OnnxTensor rows = graph.encode(texts)) {
      return Tensors.toFloats(rows);
    }
  }

  @Override
  public int dimensions() {
    return graph.dimensions();
  }

  @Override
  public int tokens() {
    return graph.columns("input_ids");
  }

  @Override
  public void close() {
    graph.close();
  }
}
