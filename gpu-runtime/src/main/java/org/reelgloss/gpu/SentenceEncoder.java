package org.reelgloss.gpu;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;

/**
 * Puts English sentences into a space where the cosine says how alike their meaning is: the model
 * all-MiniLM-L6-v2, which is on the class path. Safe for use by several threads at once, whose
 * sentences go through the model together where that pays. Holds about 90 MB of weights, in the
 * device's memory, until {@link #close}, unless another model needs the room meanwhile.
 */
public final class SentenceEncoder implements AutoCloseable {
  /** The length of a vector. */
  public static final int DIMENSIONS = 384;

  private static final String MODEL = "all-MiniLM-L6-v2";
  private static final String GRAPH = "all-minilm-l6-v2.onnx";
  private static final String TOKENIZER = "all-minilm-l6-v2-tokenizer.json";
  private static final long BYTES = 90L << 20;
  private static final int MAX_TOKENS = 256;
  private static final int BATCH = 32;

  /** Sentences are short: who waits for longer waits for something that is broken. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final TextTokenizer tokenizer;
  private final BatchedModel<long[], float[]> graph;
  private final Resources resources;

  private SentenceEncoder(Devices devices, Resources opened) throws IOException, ModelException {
    try (InputStream in = resource(TOKENIZER)) {
      this.tokenizer = opened.add(TextTokenizer.open(in, MAX_TOKENS), TextTokenizer::close);
    }
    this.graph =
        opened.add(
            ModelPool.on(devices)
                .start(
                    new BatchedModel.Spec<>(
                        MODEL,
                        BYTES,
                        BatchPolicy.ofTexts(BATCH),
                        tokenizer.encode(List.of("a")).get(0),
                        device -> new SentenceGraph(openGraph(device)))),
            BatchedModel::close);
    this.resources = opened.keep();
  }

  /**
   * Loads the model; the caller closes it.
   *
   * @throws IOException if it is not on the class path, or there is no room for a temporary copy
   * @throws ModelException if it cannot work
   * @throws IllegalArgumentException if a device cannot be used
   */
  public static SentenceEncoder load(Devices devices) throws IOException, ModelException {
    try (Resources opened = new Resources()) {
      return new SentenceEncoder(devices, opened);
    }
  }

  /**
   * Returns a lease of the one copy that this JVM has on these devices, after loading it if nobody
   * has it; throws what {@link #load} does. The caller closes the lease.
   */
  public static ModelPool.Lease<SentenceEncoder> lease(Devices devices)
      throws IOException, ModelException {
    return ModelPool.on(devices).lease("sentences:" + MODEL, () -> load(devices));
  }

  /** Through a file, because through an array it would need the memory three times. */
  private static EncoderGraph openGraph(Device device) throws IOException {
    Path copy = Files.createTempFile("all-minilm-l6-v2", ".onnx");
    try (InputStream in = resource(GRAPH)) {
      Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
      return EncoderGraph.open(copy, device, 3, "last_hidden_state", "token_embeddings");
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
    return MODEL;
  }

  /**
   * Returns a vector of {@link #DIMENSIONS} numbers and Euclidean length 1 for each sentence, in
   * order: the mean over its tokens, of which those after the 256th do not count.
   *
   * @throws ModelException if the model fails or a vector is not finite
   */
  public float[][] encode(List<String> sentences) throws ModelException {
    return graph
        .ask(
            tokenizer.encode(sentences).stream()
                .map(tokens -> new Question<>(tokens, "", tokens.length))
                .toList(),
            PATIENCE)
        .stream()
        .map(Answered::answer)
        .toArray(float[][]::new);
  }

  @Override
  public void close() {
    resources.close();
  }
}
