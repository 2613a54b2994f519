package org.reelgloss.gpu;

import ai.onnxruntime.OnnxTensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The named inputs of one run. Closing it closes those that were given over, not the lent ones. */
final class Inputs implements AutoCloseable {
  private final Map<String, OnnxTensor> tensors = new LinkedHashMap<>();
  private final List<OnnxTensor> owned = new ArrayList<>();

  /** Adds a tensor that is closed with this. */
  void give(String name, OnnxTensor tensor) {
    owned.add(tensor);
    tensors.put(name, tensor);
  }

  /** Adds a tensor that stays the caller's. */
  void lend(String name, OnnxTensor tensor) {
    tensors.put(name, tensor);
  }

  Map<String, OnnxTensor> tensors() {
    return tensors;
  }

  @Override
  public void close() {
    owned.forEach(OnnxTensor::close);
  }
}
