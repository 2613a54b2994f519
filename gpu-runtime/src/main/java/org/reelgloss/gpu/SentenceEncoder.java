package org.reelgloss.gpu;

import ai.onnxruntime.OnnxTensor;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts English sentences into a space where the cosine says how alike their meaning is: the model
 * all-MiniLM-L6-v2, which is on the class path. Safe for use by several threads at once; each call
 * runs on the caller's thread. Holds about 90 MB of weights, in native memory, until {@link
 * #close}.
 */
public final class SentenceEncoder implements AutoCloseable {
  /** The length of a vector. */
  public static final int DIMENSIONS = 384;

  private static final String GRAPH = "all-minilm-l6-v2.onnx";
  private static final String TOKENIZER = "all-minilm-l6-v2-tokenizer.json";
  private static final int MAX_TOKENS = 256;
  private static final int BATCH = 32;

  private final TextTokenizer tokenizer;
  private final EncoderGraph graph;
  private final Resources resources;

  private SentenceEncoder(Resources opened) throws IOException {
    try (InputStream in = resource(TOKENIZER)) {
      this.tokenizer = opened.add(TextTokenizer.open(in, MAX_TOKENS), TextTokenizer::close);
    }
    this.graph = opened.add(openGraph(), EncoderGraph::close);
    this.resources = opened.keep();
  }

  /**
   * Loads the model; the caller closes it.
   *
   * @throws IOException if it is not on the class path, or there is no room for a temporary copy
   */
  public static SentenceEncoder load() throws IOException {
    try (Resources opened = new Resources()) {
      return new SentenceEncoder(opened);
    }
  }

  /** Through a file, because through an array it would need the memory three times. */
  private static EncoderGraph openGraph() throws IOException {
    Path copy = Files.createTempFile("all-minilm-l6-v2", ".onnx");
    try (InputStream in = resource(GRAPH)) {
      Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
      return EncoderGraph.open(copy, 3, "last_hidden_state", "token_embeddings");
    } finally {
      Files.delete(copy);
    }
  }

  private static InputStream resource(String name) throws IOException {
    InputStream in = SentenceEncoder.class.getResourceAsStream("/" + name);
    if (in == null) {
      throw new FileNotFoundException(name + " must be on the class path, but is not");
    }
    return in;
  }

  /** Returns the name of the model, as it is recorded beside what was made with it. */
  public String model() {
    return "all-MiniLM-L6-v2";
  }

  /**
   * Returns a vector of {@link #DIMENSIONS} numbers and Euclidean length 1 for each sentence, in
   * order: the mean over its tokens, of which those after the 256th do not count.
   *
   * @throws ModelException if the model fails or a vector is not finite
   */
  public float[][] encode(List<String> sentences) throws ModelException {
    List<float[]> vectors = new ArrayList<>();
    for (int start = 0; start < sentences.size(); start += BATCH) {
      List<String> some = sentences.subList(start, Math.min(start + BATCH, sentences.size()));
      TokenBatch tokens = tokenizer.encode(some, 0, 1);
      try (OnnxTensor states = graph.encode(tokens)) {
        vectors.addAll(Vectors.units(means(Tensors.toFloats(states), tokens), some.size()));
      }
    }
    return vectors.toArray(float[][]::new);
  }

  /** Adds up the states of each row's own tokens; the sum has the direction of the mean. */
  private static float[] means(float[] states, TokenBatch tokens) {
    float[] sums = new float[tokens.rows() * DIMENSIONS];
    for (int i = 0; i < tokens.mask().length; i++) {
      if (tokens.mask()[i] != 0) {
        int sum = i / tokens.length() * DIMENSIONS;
        for (int k = 0; k < DIMENSIONS; k++) {
          sums[sum + k] += states[i * DIMENSIONS + k];
        }
      }
    }
    return sums;
  }

  @Override
  public void close() {
    resources.close();
  }
}
