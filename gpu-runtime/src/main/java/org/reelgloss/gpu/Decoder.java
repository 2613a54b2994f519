package org.reelgloss.gpu;

import ai.onnxruntime.OnnxTensor;
import java.io.IOException;
import java.util.List;

/**
 * The decoder of a captioner in whichever layout it was exported: with keys and values of the past
 * passed from step to step where a graph takes them, else a graph that reads all tokens again at
 * each step. Safe for use by several threads at once.
 */
final class Decoder implements AutoCloseable {
  static final String PLAIN = "decoder_model.onnx";
  static final String WITH_PAST = "decoder_with_past_model.onnx";
  static final String MERGED = "decoder_model_merged.onnx";

  private final DecoderGraph first;
  private final DecoderGraph next;
  private final Resources resources;

  private Decoder(DecoderGraph first, DecoderGraph next, Resources resources) {
    this.first = first;
    this.next = next;
    this.resources = resources;
  }

  /** Throws IllegalArgumentException if the graphs do not fit together. */
  static Decoder open(ModelBundle bundle, Device device) throws IOException {
    try (Resources opened = new Resources()) {
      boolean past = bundle.has(WITH_PAST) && !bundle.has(MERGED);
      DecoderGraph next = opened.add(openLast(bundle, device), DecoderGraph::close);
      DecoderGraph first = next;
      if (past && bundle.has(PLAIN)) {
        DecoderGraph plain = DecoderGraph.open(bundle.file(PLAIN), device);
        if (plain.pasts().isEmpty() && plain.yields(next.pasts().keySet())) {
          first = opened.add(plain, DecoderGraph::close);
        } else {
          plain.close();
        }
      }
      check(first, next, bundle);
      return new Decoder(first, next, opened.keep());
    }
  }

  /** Returns bytes of the graphs that {@link #open} opens, about. */
  static long bytes(ModelBundle bundle) {
    if (bundle.has(MERGED)) {
      return bundle.graphBytes(MERGED);
    }
    return bundle.graphBytes(PLAIN) + bundle.graphBytes(WITH_PAST);
  }

  private static DecoderGraph openLast(ModelBundle bundle, Device device) throws IOException {
    for (String name : List.of(MERGED, WITH_PAST)) {
      if (bundle.has(name)) {
        return DecoderGraph.open(bundle.file(name), device);
      }
    }
    return DecoderGraph.open(bundle.file(PLAIN), device);
  }

  /** Every past input needs a first value from somewhere, and one from each step to the next. */
  private static void check(DecoderGraph first, DecoderGraph next, ModelBundle bundle) {
    boolean begins = first != next || next.wants(DecoderGraph.BRANCH);
    for (String past : next.pasts().keySet()) {
      boolean ofEncoder = DecoderGraph.isOfEncoder(past);
      if (ofEncoder ? !begins : !next.yields(List.of(past))) {
        throw new IllegalArgumentException(
            "The decoder in "
                + bundle.folder()
                + " takes "
                + past
                + ", but no graph gives it as "
                + DecoderGraph.present(past));
      }
    }
  }

  /**
   * Begins texts about pictures; the caller closes the session.
   *
   * @param encoded what the encoder says, a row for each picture; stays the caller's, open
   */
  DecoderSession begin(OnnxTensor encoded) {
    return new DecoderSession(first, next, encoded);
  }

  @Override
  public void close() {
    resources.close();
  }
}
