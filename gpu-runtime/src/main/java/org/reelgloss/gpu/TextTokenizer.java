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
import java.util.stream.Stream;

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

  /** Returns the tokens of each text, special ones among them and no padding. */
  List<long[]> encode(List<String> texts) {
    return Stream.of(tokenizer.batchEncode(texts, true, false)).map(Encoding::getIds).toList();
  }

  /** Returns of the tokens that {@link #encode} gives those that are special, as 1, others as 0. */
  List<long[]> specialOnes(List<String> texts) {
    return Stream.of(tokenizer.batchEncode(texts, true, false))
        .map(Encoding::getSpecialTokenMask)
        .toList();
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
