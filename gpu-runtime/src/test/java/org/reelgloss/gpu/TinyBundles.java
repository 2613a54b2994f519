package org.reelgloss.gpu;

import static org.reelgloss.gpu.TinyOnnx.BYTE;
import static org.reelgloss.gpu.TinyOnnx.FLOAT;
import static org.reelgloss.gpu.TinyOnnx.LONG;
import static org.reelgloss.gpu.TinyOnnx.attribute;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Model bundles of some kilobytes, made by the test that uses them. They know four sights: pictures
 * that are on the whole red, green, blue or dark.
 */
public final class TinyBundles {
  /** The words for what the models can see. */
  static final List<String> SIGHTS = List.of("red", "green", "blue", "dark");

  private static final List<String> SPECIAL = List.of("<pad>", "<s>", "</s>", "<unk>");
  private static final int SIDE = 8;
  private static final float SURE = 8;

  private TinyBundles() {}

  /**
   * Writes a captioner that says {@code a red NOUN}, or green, blue or dark, of a picture.
   *
   * @param folder is made; becomes the bundle
   * @param noun one word in small letters
   * @return {@code folder}
   */
  public static Path captioner(Path folder, String noun) throws IOException {
    List<String> words = new ArrayList<>(SPECIAL);
    words.add("a");
    words.addAll(SIGHTS);
    words.add(noun);
    int size = words.size();
    float[] following = new float[size * size];
    float[] colours = new float[3 * size];
    following[1 * size + 4] = SURE;
    following[(size - 1) * size + 2] = SURE;
    for (int sight = 0; sight < SIGHTS.size(); sight++) {
      int word = SPECIAL.size() + 1 + sight;
      following[4 * size + word] = sight < 3 ? SURE : SURE + 2;
      following[word * size + size - 1] = 2 * SURE;
      if (sight < 3) {
        colours[sight * size + word] = SURE;
      }
    }
    TinyDecoder decoder = new TinyDecoder(size, following, new float[size * size], colours);
    return captioner(folder, words, decoder, TinyDecoder.Layout.PLAIN);
  }

  /** Writes a captioner with a decoder of the test's own, of which the first words are special. */
  static Path captioner(
      Path folder, List<String> words, TinyDecoder decoder, TinyDecoder.Layout layout)
      throws IOException {
    writeConfigs(folder, words);
    Files.writeString(
        folder.resolve("generation_config.json"),
        """
        {"decoder_start_token_id": 1, "eos_token_id": 2, "pad_token_id": 0,
         "max_length": 12, "num_beams": 1}
        """);
    picture(new TinyOnnx().output("last_hidden_state", FLOAT, -1, 1, 3))
        .longs("shape", 0, 1, 3)
        .node("Reshape", "last_hidden_state", List.of("mean", "shape"))
        .write(folder.resolve("encoder_model.onnx"));
    decoder.write(folder, layout);
    return folder;
  }

  /**
   * Writes a two-tower model of 4 dimensions, in which a picture and a text are near if the colour
   * that the picture is on the whole is named in the text.
   *
   * @param folder is made; becomes the bundle
   * @return {@code folder}
   */
  public static Path twoTower(Path folder) throws IOException {
    List<String> words = new ArrayList<>(SPECIAL);
    words.addAll(SIGHTS);
    writeConfigs(folder, words);
    Files.writeString(
        folder.resolve("config.json"), "{\"model_type\": \"clip\", \"projection_dim\": 4}");
    picture(new TinyOnnx().output("image_embeds", FLOAT, -1, 4))
        .longs("shape", 0, 3)
        .floats("project", new float[] {2, 0, 0, 0, 0, 2, 0, 0, 0, 0, 2, 0}, 3, 4)
        .floats("darkness", new float[] {0, 0, 0, 0.25f}, 4)
        .node("Reshape", "colour", List.of("mean", "shape"))
        .node("MatMul", "projected", List.of("colour", "project"))
        .node("Add", "image_embeds", List.of("projected", "darkness"))
        .write(folder.resolve("vision_model.onnx"));
    float[] meanings = new float[words.size() * 4];
    for (int sight = 0; sight < SIGHTS.size(); sight++) {
      meanings[(SPECIAL.size() + sight) * 4 + sight] = 1;
    }
    new TinyOnnx()
        .input("input_ids", LONG, -1, -1)
        .input("attention_mask", LONG, -1, -1)
        .output("text_embeds", FLOAT, -1, 4)
        .floats("meanings", meanings, words.size(), 4)
        .floats("nothing", new float[] {0.01f, 0.01f, 0.01f, 0.01f}, 4)
        .longs("one", 1)
        .longs("two", 2)
        .node("Gather", "ofWords", List.of("meanings", "input_ids"))
        .node("Cast", "weights", List.of("attention_mask"), attribute("to", FLOAT))
        .node("Unsqueeze", "weight", List.of("weights", "two"))
        .node("Mul", "weighted", List.of("ofWords", "weight"))
        .node("ReduceSum", "sum", List.of("weighted", "one"), attribute("keepdims", 0))
        .node("Add", "text_embeds", List.of("sum", "nothing"))
        .write(folder.resolve("text_model.onnx"));
    return folder;
  }

  /**
   * Writes the same as TorchScript with weights that can be learned, but in which red is taken for
   * green in texts and green for red.
   *
   * @param folder is made; becomes the bundle
   * @return {@code folder}
   */
  public static Path trainableTowers(Path folder) throws IOException {
    twoTower(folder);
    ObjectNode digests = new ObjectMapper().createObjectNode();
    for (String tower : List.of(ModelBundle.VISION, ModelBundle.TEXT)) {
      Files.delete(folder.resolve(tower + ".onnx"));
      digests.put(tower + ".pt", "");
      try (InputStream in =
          TinyBundles.class.getResourceAsStream("/torchscript/trainable/" + tower + ".pt")) {
        Files.copy(Objects.requireNonNull(in), folder.resolve(tower + ".pt"));
      }
    }
    PinnedFiles.pin(folder.resolve(PinnedFiles.DIGESTS), digests, folder::resolve);
    return folder;
  }

  /**
   * Writes a shot model whose answer for a frame is its mean brightness, 0 to 1. Like TransNetV2 it
   * has a second output, which says nothing here.
   *
   * @param folder is made; becomes the bundle
   * @param bytes whether the graph takes bytes, not floats
   * @param output what the config says that the answers are
   * @return {@code folder}
   */
  public static Path shotModel(Path folder, boolean bytes, String output) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve("config.json"),
        "{\"model_type\": \"transnetv2\", \"output\": \"%s\"}".formatted(output));
    int pixels = 27 * 48 * 3;
    float[] weights = new float[pixels];
    Arrays.fill(weights, 1 / (255f * pixels));
    new TinyOnnx()
        .input("input", bytes ? BYTE : FLOAT, 1, 100, 27, 48, 3)
        .output("many_hot", FLOAT, 1, 100, 1)
        .output("output", FLOAT, 1, 100, 1)
        .longs("shape", 1, 100, pixels)
        .floats("weights", weights, pixels, 1)
        .floats("nothing", new float[100], 1, 100, 1)
        .node("Cast", "floats", List.of("input"), attribute("to", FLOAT))
        .node("Reshape", "rows", List.of("floats", "shape"))
        .node("MatMul", "output", List.of("rows", "weights"))
        .node("Mul", "many_hot", List.of("output", "nothing"))
        .write(folder.resolve("model.onnx"));
    return folder;
  }

  /**
   * Writes an encoder of pictures whose vector is their mean colour. Like a classifier it has a
   * second output, which says nothing here.
   *
   * @param folder is made; becomes the bundle
   * @return {@code folder}
   */
  public static Path pictureEncoder(Path folder) throws IOException {
    Files.createDirectories(folder);
    writePreprocessor(folder);
    new TinyOnnx()
        .input("input", FLOAT, -1, 3, SIDE, SIDE)
        .output("feature", FLOAT, -1, 3)
        .output("prob", FLOAT, -1, 3)
        .longs("shape", 0, 3)
        .floats("nothing", new float[3], 3)
        .node("GlobalAveragePool", "mean", List.of("input"))
        .node("Reshape", "feature", List.of("mean", "shape"))
        .node("Mul", "prob", List.of("feature", "nothing"))
        .write(folder.resolve("model.onnx"));
    return folder;
  }

  /** Begins a graph of pictures: "mean" is their mean colour. */
  private static TinyOnnx picture(TinyOnnx graph) {
    return graph
        .input("pixel_values", FLOAT, -1, 3, SIDE, SIDE)
        .node("GlobalAveragePool", "mean", List.of("pixel_values"));
  }

  private static void writeConfigs(Path folder, List<String> words) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("config.json"), "{}");
    writePreprocessor(folder);
    Files.writeString(folder.resolve("tokenizer.json"), tokenizer(words));
  }

  private static void writePreprocessor(Path folder) throws IOException {
    Files.writeString(
        folder.resolve("preprocessor_config.json"),
        """
        {"do_resize": true, "size": {"height": %d, "width": %d}, "resample": 2,
         "do_rescale": true, "do_normalize": false}
        """
            .formatted(SIDE, SIDE));
  }

  private static String tokenizer(List<String> words) {
    List<String> special = new ArrayList<>();
    List<String> vocabulary = new ArrayList<>();
    for (int id = 0; id < words.size(); id++) {
      vocabulary.add("\"%s\": %d".formatted(words.get(id), id));
      if (id < SPECIAL.size()) {
        special.add(
            """
            {"id": %d, "content": "%s", "single_word": false, "lstrip": false, "rstrip": false,
             "normalized": false, "special": true}"""
                .formatted(id, words.get(id)));
      }
    }
    return """
        {"version": "1.0", "truncation": null, "padding": null, "added_tokens": [%s],
         "normalizer": {"type": "Lowercase"}, "pre_tokenizer": {"type": "Whitespace"},
         "post_processor": null, "decoder": null,
         "model": {"type": "WordLevel", "vocab": {%s}, "unk_token": "<unk>"}}
        """
        .formatted(String.join(", ", special), String.join(", ", vocabulary));
  }
}
