package org.reelgloss.gpu;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One decoder graph, known by the names of its inputs and outputs. */
final class DecoderGraph implements AutoCloseable {
  static final String LOGITS = "logits";
  static final String BRANCH = "use_cache_branch";

  private static final Set<String> KNOWN =
      Set.of(
          "input_ids",
          "encoder_hidden_states",
          "encoder_attention_mask",
          "attention_mask",
          "decoder_attention_mask",
          "position_ids",
          BRANCH);

  private final OrtSession session;

  /** From the name of an input of past keys or values to its shape. */
  private final Map<String, TensorInfo> pasts;

  private DecoderGraph(OrtSession session, Map<String, TensorInfo> pasts) {
    this.session = session;
    this.pasts = pasts;
  }

  /** Throws IllegalArgumentException if the graph wants an input that is not known here. */
  static DecoderGraph open(Path file, Device device) throws IOException {
    try (Resources opened = new Resources()) {
      OrtSession session = opened.add(OnnxRuntime.open(file, device), OnnxRuntime::close);
      DecoderGraph graph = new DecoderGraph(session, pasts(session));
      graph.check(file);
      opened.keep();
      return graph;
    } catch (OrtException e) {
      throw new IOException("Cannot read the inputs of " + file, e);
    }
  }

  private static Map<String, TensorInfo> pasts(OrtSession session) throws OrtException {
    Map<String, TensorInfo> pasts = new LinkedHashMap<>();
    for (NodeInfo input : session.getInputInfo().values()) {
      if (input.getName().startsWith("past_") && input.getInfo() instanceof TensorInfo info) {
        pasts.put(input.getName(), info);
      }
    }
    return pasts;
  }

  private void check(Path file) {
    for (String input : session.getInputNames()) {
      if (!KNOWN.contains(input) && !pasts.containsKey(input)) {
        throw new IllegalArgumentException(
            "inputs of " + file + " must be of " + KNOWN + " or past ones, but one is: " + input);
      }
    }
    if (!session.getOutputNames().contains(LOGITS) || !wants("input_ids")) {
      throw new IllegalArgumentException(
          file
              + " must have the input input_ids and the output logits, but has: "
              + session.getInputNames()
              + " and "
              + session.getOutputNames());
    }
  }

  boolean wants(String input) {
    return session.getInputNames().contains(input);
  }

  Map<String, TensorInfo> pasts() {
    return pasts;
  }

  /** Returns whether keys and values of what it has seen come out, for all these inputs. */
  boolean yields(Iterable<String> pastNames) {
    for (String past : pastNames) {
      if (!session.getOutputNames().contains(present(past))) {
        return false;
      }
    }
    return true;
  }

  /** Runs it for the logits and what is to be remembered; the caller closes the result. */
  OrtSession.Result run(Inputs inputs, List<String> remember) throws OrtException {
    Set<String> outputs = new LinkedHashSet<>(List.of(LOGITS));
    remember.forEach(past -> outputs.add(present(past)));
    return session.run(inputs.tensors(), outputs);
  }

  /** Returns the output that becomes this input at the next step. */
  static String present(String past) {
    return "present" + past.substring(past.indexOf('.'));
  }

  /** Returns whether an input belongs to the picture and so stays the same at every step. */
  static boolean isOfEncoder(String past) {
    return past.contains(".encoder.");
  }

  @Override
  public void close() {
    OnnxRuntime.close(session);
  }
}
