package org.reelgloss.gpu;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A Hugging Face tokenizer. Safe for use by several threads at once. */
final class TextTokenizer implements AutoCloseable {
  private final HuggingFaceTokenizer tokenizer;

  private TextTokenizer(HuggingFaceTokenizer tokenizer) {
    this.tokenizer = tokenizer;
  }

  /**
   * Opens a tokenizer.json.
   *
   * @param maxLength tokens, special ones included, after which a text is cut
   */
  static TextTokenizer open(Path file, int maxLength) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return open(in, maxLength);
    }
  }

  static TextTokenizer open(InputStream in, int maxLength) throws IOException {
    Map<String, String> options =
        Map.of(
            "addSpecialTokens", "true",
            "truncation", "true",
            "padding", "false",
            "maxLength", Integer.toString(maxLength),
            "modelMaxLength", Integer.toString(maxLength));
    return new TextTokenizer(HuggingFaceTokenizer.newInstance(in, options));
  }

  /**
   * Encodes texts to rows of one length, padded at the end.
   *
   * @param padding the token to pad with
   * @param leastLength of a row
   */
  TokenBatch encode(List<String> texts, long padding, int leastLength) {
    Encoding[] encodings = tokenizer.batchEncode(texts, true, false);
    int length = leastLength;
    for (Encoding encoding : encodings) {
      length = Math.max(length, encoding.getIds().length);
    }
    long[] ids = new long[texts.size() * length];
    long[] mask = new long[ids.length];
    Arrays.fill(ids, padding);
    for (int row = 0; row < encodings.length; row++) {
      long[] tokens = encodings[row].getIds();
      System.arraycopy(tokens, 0, ids, row * length, tokens.length);
      System.arraycopy(encodings[row].getAttentionMask(), 0, mask, row * length, tokens.length);
    }
    return new TokenBatch(ids, mask, texts.size(), length);
  }

  /** Returns the text of tokens, special ones left out, without space at its ends. */
  String decode(int[] tokens) {
    return tokenizer.decode(Arrays.stream(tokens).asLongStream().toArray(), true).strip();
  }

  @Override
  public void close() {
    tokenizer.close();
  }
}
