package org.reelgloss.gpu;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The writing of texts about some pictures: one run of the decoder for each token. */
final class DecoderSession implements StepFunction, AutoCloseable {
  private final DecoderGraph first;
  private final DecoderGraph next;
  private final OnnxTensor encoded;
  private final KeyValueCache cache = new KeyValueCache();
  private @Nullable OnnxTensor expanded;
  private int[] sources = new int[0];
  private boolean begun;

  DecoderSession(DecoderGraph first, DecoderGraph next, OnnxTensor encoded) {
    this.first = first;
    this.next = next;
    this.encoded = encoded;
  }

  @Override
  public float[][] next(Rows rows) throws ModelException {
    try (Inputs inputs = new Inputs()) {
      cache.reorder(rows);
      DecoderGraph graph = begun ? next : first;
      addEncoded(inputs, graph, rows);
      addTokens(inputs, graph, rows);
      addPast(inputs, graph, rows);
      List<String> remember =
          next.pasts().keySet().stream()
              .filter(past -> !(begun && DecoderGraph.isOfEncoder(past)))
              .toList();
      OrtSession.Result outputs = graph.run(inputs, remember);
      return take(outputs, remember, rows);
    } catch (OrtException e) {
      throw ModelFailures.of("The decoder failed", e);
    }
  }

  private float[][] take(OrtSession.Result outputs, List<String> remember, Rows rows) {
    try (OnnxTensor logits = Tensors.named(outputs, DecoderGraph.LOGITS)) {
      cache.take(outputs, remember);
      begun = true;
      return lastPosition(logits, rows.size());
    }
  }

  private void addEncoded(Inputs inputs, DecoderGraph graph, Rows rows) throws OrtException {
    OnnxTensor states = expanded;
    if (states == null || !Arrays.equals(sources, rows.sources())) {
      states = Tensors.gather(encoded, rows.sources());
      if (expanded != null) {
        expanded.close();
      }
      expanded = states;
      sources = rows.sources();
    }
    if (graph.wants("encoder_hidden_states")) {
      inputs.lend("encoder_hidden_states", states);
    }
    if (graph.wants("encoder_attention_mask")) {
      int length = (int) states.getInfo().getShape()[1];
      inputs.give("encoder_attention_mask", Tensors.ones(rows.size(), length));
    }
  }

  private void addTokens(Inputs inputs, DecoderGraph graph, Rows rows) throws OrtException {
    int seen = graph.pasts().isEmpty() ? 0 : rows.length() - 1;
    int fresh = rows.length() - seen;
    long[] ids = new long[rows.size() * fresh];
    long[] positions = new long[ids.length];
    for (int i = 0; i < ids.length; i++) {
      int position = seen + i % fresh;
      positions[i] = position;
      ids[i] = rows.tokens()[i / fresh][position];
    }
    inputs.give("input_ids", Tensors.ofLongs(ids, rows.size(), fresh));
    if (graph.wants("position_ids")) {
      inputs.give("position_ids", Tensors.ofLongs(positions, rows.size(), fresh));
    }
    for (String mask : List.of("attention_mask", "decoder_attention_mask")) {
      if (graph.wants(mask)) {
        inputs.give(mask, Tensors.ones(rows.size(), rows.length()));
      }
    }
  }

  private void addPast(Inputs inputs, DecoderGraph graph, Rows rows) throws OrtException {
    boolean branches = graph.wants(DecoderGraph.BRANCH);
    if (branches) {
      inputs.give(DecoderGraph.BRANCH, Tensors.ofBoolean(begun));
    }
    if (begun) {
      cache.lendTo(inputs, graph.pasts().keySet());
      return;
    }
    for (Map.Entry<String, TensorInfo> past : graph.pasts().entrySet()) {
      long[] shape = past.getValue().getShape();
      shape[0] = rows.size();
      shape[2] =
          branches ? 1 : 0; // A graph that branches does not look at it, but wants something.
      inputs.give(past.getKey(), Tensors.zeros(past.getValue(), shape));
    }
  }

  private static float[][] lastPosition(OnnxTensor logits, int rows) {
    long[] shape = logits.getInfo().getShape();
    float[] all = Tensors.toFloats(logits);
    int vocabulary = (int) shape[shape.length - 1];
    int row = all.length / rows;
    float[][] last = new float[rows][];
    for (int i = 0; i < rows; i++) {
      last[i] = Arrays.copyOfRange(all, (i + 1) * row - vocabulary, (i + 1) * row);
    }
    return last;
  }

  @Override
  public void close() {
    cache.close();
    if (expanded != null) {
      expanded.close();
    }
  }
}
