package org.reelgloss.gpu;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Texts as tokens, row by row.
 *
 * @param ids {@code rows * length} tokens
 * @param mask 1 for a token, 0 for padding
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record TokenBatch(long[] ids, long[] mask, int rows, int length) {
  /**
   * Makes rows of one length, padded at the end.
   *
   * @param texts tokens of each
   * @param padding the token to pad with
   * @param leastLength of a row
   */
  static TokenBatch of(List<long[]> texts, long padding, int leastLength) {
    int length = texts.stream().mapToInt(text -> text.length).reduce(leastLength, Math::max);
    long[] ids = new long[texts.size() * length];
    long[] mask = new long[ids.length];
    Arrays.fill(ids, padding);
    for (int row = 0; row < texts.size(); row++) {
      int tokens = texts.get(row).length;
      System.arraycopy(texts.get(row), 0, ids, row * length, tokens);
      Arrays.fill(mask, row * length, row * length + tokens, 1);
    }
    return new TokenBatch(ids, mask, texts.size(), length);
  }

  /** Gives a graph of text those of the usual inputs that it wants. */
  void addTo(Inputs inputs, Set<String> wanted) throws OrtException {
    give(inputs, wanted, "input_ids", ids);
    give(inputs, wanted, "attention_mask", mask);
    give(inputs, wanted, "token_type_ids", new long[ids.length]);
    if (wanted.contains("position_ids")) {
      long[] positions = new long[ids.length];
      for (int i = 0; i < positions.length; i++) {
        positions[i] = i % length;
      }
      give(inputs, wanted, "position_ids", positions);
    }
  }

  private void give(Inputs inputs, Set<String> wanted, String name, long[] values)
      throws OrtException {
    if (wanted.contains(name)) {
      OnnxTensor tensor = Tensors.ofLongs(values, rows, length);
      inputs.give(name, tensor);
    }
  }
}
