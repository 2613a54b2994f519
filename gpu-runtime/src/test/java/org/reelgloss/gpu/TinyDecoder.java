package org.reelgloss.gpu;

import static org.reelgloss.gpu.TinyOnnx.BOOLEAN;
import static org.reelgloss.gpu.TinyOnnx.FLOAT;
import static org.reelgloss.gpu.TinyOnnx.LONG;
import static org.reelgloss.gpu.TinyOnnx.attribute;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A decoder of a few matrices, in every layout of files there is: the value of a token is what the
 * token before says, plus what each earlier one says, plus what the picture says.
 *
 * @param vocabulary how many tokens
 * @param following for each token the values of all tokens right after it
 * @param memory for each token what it adds to the values of all tokens ever after it
 * @param colours for red, green and blue what each adds to the values of all tokens
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record TinyDecoder(int vocabulary, float[] following, float[] memory, float[] colours) {
  private static final String IDS = "input_ids";
  private static final String STATES = "encoder_hidden_states";
  private static final String PAST = "past_key_values.0.decoder.key";
  private static final String CROSS = "past_key_values.0.encoder.key";
  private static final String PRESENT = "present.0.decoder.key";
  private static final String PRESENT_CROSS = "present.0.encoder.key";
  private static final String GPT2_PAST = "past_key_values.0.key";
  private static final String GPT2_PRESENT = "present.0.key";

  /** Which files a decoder is made of. */
  enum Layout {
    /** One graph without a past. */
    PLAIN,
    /** That, and one with a past that may be empty. */
    EMPTY_PAST,
    /** One for the first step, which gives the past of the tokens and of the picture. */
    FIRST_STEP,
    /** One graph with two branches. */
    MERGED,
    /** One graph without a past that wants to be told what to look at, as BLIP's. */
    MASKED,
    /** As FIRST_STEP, with the names of GPT-2, which looks at the picture anew at each step. */
    GPT2,
    /** As MERGED, with the names of GPT-2. */
    GPT2_MERGED
  }

  void write(Path folder, Layout layout) throws IOException {
    Path plain = folder.resolve("decoder_model.onnx");
    Path withPast = folder.resolve("decoder_with_past_model.onnx");
    switch (layout) {
      case PLAIN -> plain().write(plain);
      case EMPTY_PAST -> {
        plain().write(plain);
        emptyPast().write(withPast);
      }
      case FIRST_STEP -> {
        firstStep().write(plain);
        laterStep().write(withPast);
      }
      case MERGED -> merged().write(folder.resolve("decoder_model_merged.onnx"));
      case MASKED -> masked().write(plain);
      case GPT2 -> {
        gpt2FirstStep().write(plain);
        gpt2LaterStep().write(withPast);
      }
      case GPT2_MERGED -> gpt2Merged().write(folder.resolve("decoder_model_merged.onnx"));
    }
  }

  private TinyOnnx plain() {
    TinyOnnx graph =
        base()
            .input(STATES, FLOAT, -1, -1, 3)
            .node("Squeeze", "axis", List.of("one"))
            .node("CumSum", "remembered", List.of("said", "axis"))
            .node("MatMul", "seen", List.of(STATES, "colours"));
    return logits(graph);
  }

  private TinyOnnx emptyPast() {
    TinyOnnx graph =
        withPast(base())
            .input(STATES, FLOAT, -1, -1, 3)
            .node("Concat", PRESENT, List.of(PAST, "saidNow"), attribute("axis", 2))
            .node("MatMul", "seen", List.of(STATES, "colours"));
    return logits(remember(graph));
  }

  private TinyOnnx firstStep() {
    TinyOnnx graph =
        base()
            .input(STATES, FLOAT, -1, -1, 3)
            .output(PRESENT, FLOAT, -1, 1, -1, vocabulary)
            .output(PRESENT_CROSS, FLOAT, -1, 1, -1, vocabulary)
            .node("Identity", PRESENT, List.of("saidNow"))
            .node("MatMul", "seen", List.of(STATES, "colours"))
            .node("Unsqueeze", PRESENT_CROSS, List.of("seen", "one"));
    return logits(remember(graph));
  }

  private TinyOnnx laterStep() {
    TinyOnnx graph =
        withPast(base())
            .input(CROSS, FLOAT, -1, 1, -1, vocabulary)
            .node("Concat", PRESENT, List.of(PAST, "saidNow"), attribute("axis", 2))
            .node("Squeeze", "seen", List.of(CROSS, "one"));
    return logits(remember(graph));
  }

  private TinyOnnx merged() {
    TinyOnnx later =
        branch("later")
            .node("Concat", "laterSaid", List.of(PAST, "saidNow"), attribute("axis", 2))
            .node("Identity", "laterSeen", List.of(CROSS));
    TinyOnnx first =
        branch("first")
            .node("Identity", "firstSaid", List.of("saidNow"))
            .node("MatMul", "firstMatch", List.of(STATES, "colours"))
            .node("Unsqueeze", "firstSeen", List.of("firstMatch", "one"));
    TinyOnnx graph =
        withPast(base())
            .input(STATES, FLOAT, -1, -1, 3)
            .input(CROSS, FLOAT, -1, 1, -1, vocabulary)
            .input("use_cache_branch", BOOLEAN, 1)
            .output(PRESENT_CROSS, FLOAT, -1, 1, -1, vocabulary)
            .node(
                "If",
                List.of(PRESENT, PRESENT_CROSS),
                List.of("use_cache_branch"),
                attribute("then_branch", later),
                attribute("else_branch", first))
            .node("Squeeze", "seen", List.of(PRESENT_CROSS, "one"));
    return logits(remember(graph));
  }

  private TinyOnnx masked() {
    TinyOnnx graph =
        base()
            .input(STATES, FLOAT, -1, -1, 3)
            .input("attention_mask", LONG, -1, -1)
            .input("encoder_attention_mask", LONG, -1, -1)
            .node("Cast", "tokenMask", List.of("attention_mask"), attribute("to", FLOAT))
            .node("Unsqueeze", "tokenWeights", List.of("tokenMask", "two"))
            .node("Mul", "heard", List.of("said", "tokenWeights"))
            .node("Squeeze", "axis", List.of("one"))
            .node("CumSum", "remembered", List.of("heard", "axis"))
            .node("Cast", "pictureMask", List.of("encoder_attention_mask"), attribute("to", FLOAT))
            .node("Unsqueeze", "pictureWeights", List.of("pictureMask", "two"))
            .node("MatMul", "all", List.of(STATES, "colours"))
            .node("Mul", "seen", List.of("all", "pictureWeights"));
    return logits(graph);
  }

  private TinyOnnx gpt2FirstStep() {
    TinyOnnx graph =
        base()
            .output(GPT2_PRESENT, FLOAT, -1, 1, -1, vocabulary)
            .node("Identity", GPT2_PRESENT, List.of("saidNow"));
    return gpt2(graph);
  }

  private TinyOnnx gpt2LaterStep() {
    TinyOnnx graph =
        base()
            .input(GPT2_PAST, FLOAT, -1, 1, -1, vocabulary)
            .output(GPT2_PRESENT, FLOAT, -1, 1, -1, vocabulary)
            .node("Concat", GPT2_PRESENT, List.of(GPT2_PAST, "saidNow"), attribute("axis", 2));
    return gpt2(graph);
  }

  private TinyOnnx gpt2Merged() {
    TinyOnnx later =
        new TinyOnnx()
            .output("laterSaid", FLOAT, -1, 1, -1, vocabulary)
            .node("Concat", "laterSaid", List.of(GPT2_PAST, "saidNow"), attribute("axis", 2));
    TinyOnnx first =
        new TinyOnnx()
            .output("firstSaid", FLOAT, -1, 1, -1, vocabulary)
            .node("Identity", "firstSaid", List.of("saidNow"));
    TinyOnnx graph =
        base()
            .input(GPT2_PAST, FLOAT, -1, 1, -1, vocabulary)
            .input("use_cache_branch", BOOLEAN, 1)
            .output(GPT2_PRESENT, FLOAT, -1, 1, -1, vocabulary)
            .node(
                "If",
                List.of(GPT2_PRESENT),
                List.of("use_cache_branch"),
                attribute("then_branch", later),
                attribute("else_branch", first));
    return gpt2(graph);
  }

  private static TinyOnnx gpt2(TinyOnnx graph) {
    return logits(
        graph
            .input(STATES, FLOAT, -1, -1, 3)
            .node("MatMul", "seen", List.of(STATES, "colours"))
            .node(
                "ReduceSum", "remembered", List.of(GPT2_PRESENT, "two"), attribute("keepdims", 0)));
  }

  private TinyOnnx branch(String name) {
    return new TinyOnnx()
        .output(name + "Said", FLOAT, -1, 1, -1, vocabulary)
        .output(name + "Seen", FLOAT, -1, 1, -1, vocabulary);
  }

  private TinyOnnx withPast(TinyOnnx graph) {
    return graph
        .input(PAST, FLOAT, -1, 1, -1, vocabulary)
        .output(PRESENT, FLOAT, -1, 1, -1, vocabulary);
  }

  private TinyOnnx base() {
    return new TinyOnnx()
        .input(IDS, LONG, -1, -1)
        .output("logits", FLOAT, -1, -1, vocabulary)
        .floats("following", following, vocabulary, vocabulary)
        .floats("memory", memory, vocabulary, vocabulary)
        .floats("colours", colours, 3, vocabulary)
        .longs("one", 1)
        .longs("two", 2)
        .node("Gather", "followed", List.of("following", IDS))
        .node("Gather", "said", List.of("memory", IDS))
        .node("Unsqueeze", "saidNow", List.of("said", "one"));
  }

  private static TinyOnnx remember(TinyOnnx graph) {
    return graph.node("ReduceSum", "remembered", List.of(PRESENT, "two"), attribute("keepdims", 0));
  }

  private static TinyOnnx logits(TinyOnnx graph) {
    return graph
        .node("Add", "ofTokens", List.of("followed", "remembered"))
        .node("Add", "logits", List.of("ofTokens", "seen"));
  }
}
