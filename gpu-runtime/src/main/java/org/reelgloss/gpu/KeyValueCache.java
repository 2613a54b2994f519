package org.reelgloss.gpu;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Keys and values of the tokens so far, one row for each text that is being written. */
final class KeyValueCache implements AutoCloseable {
  private final Map<String, OnnxTensor> tensors = new LinkedHashMap<>();
  private int[] sources = new int[0];

  /**
   * Makes row i continue what row {@code parents[i]} was; the rows are then about other sources.
   */
  void reorder(StepFunction.Rows rows) throws OrtException {
    int[] unchanged = IntStream.range(0, sources.length).toArray();
    boolean sameSources = Arrays.equals(sources, rows.sources());
    sources = rows.sources();
    if (Arrays.equals(rows.parents(), unchanged)) {
      return;
    }
    for (String name : List.copyOf(tensors.keySet())) {
      if (!(sameSources && DecoderGraph.isOfEncoder(name))) {
        put(name, Tensors.gather(get(name), rows.parents()));
      }
    }
  }

  /** Takes over, from the outputs of a run, what the next run gets as these inputs. */
  void take(OrtSession.Result outputs, List<String> names) {
    for (String name : names) {
      put(name, Tensors.named(outputs, DecoderGraph.present(name)));
    }
  }

  void lendTo(Inputs inputs, Iterable<String> names) {
    for (String name : names) {
      inputs.lend(name, get(name));
    }
  }

  private OnnxTensor get(String name) {
    OnnxTensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new IllegalStateException("No past value of " + name + " was given");
    }
    return tensor;
  }

  private void put(String name, OnnxTensor tensor) {
    OnnxTensor old = tensors.put(name, tensor);
    if (old != null) {
      old.close();
    }
  }

  @Override
  public void close() {
    tensors.values().forEach(OnnxTensor::close);
  }
}
