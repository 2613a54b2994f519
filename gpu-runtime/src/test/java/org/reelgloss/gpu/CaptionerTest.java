package org.reelgloss.gpu;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reelgloss.video.RgbImage;

class CaptionerTest {
  private static final int WORDS = 24;

  @TempDir private Path folder;

  @Test
  void saysWhatEachPictureShows() throws Exception {
    TinyBundles.captioner(folder, "square");
    List<RgbImage> images =
        List.of(plain(200, 0, 0), plain(0, 0, 255), plain(0, 0, 0), plain(10, 180, 30));

    try (Captioner captioner = Captioner.load(ModelBundle.open(folder), 0)) {
      assertThat(
          texts(captioner.caption(images)),
          contains("a red square", "a blue square", "a dark square", "a green square"));
    }
  }

  @Test
  void saysNothingOfNoPictures() throws Exception {
    TinyBundles.captioner(folder, "square");

    try (Captioner captioner = Captioner.load(ModelBundle.open(folder), 3)) {
      assertThat(captioner.caption(List.of()), is(List.of()));
    }
  }

  @Test
  void marksACaptionThatDidNotComeToItsEnd() throws Exception {
    TinyBundles.captioner(folder, "square");
    Files.writeString(
        folder.resolve("generation_config.json"),
        "{\"decoder_start_token_id\": 1, \"eos_token_id\": [2], \"max_new_tokens\": 2}");

    try (Captioner captioner = Captioner.load(ModelBundle.open(folder), 0)) {
      Captioner.Caption caption = captioner.caption(List.of(plain(255, 0, 0))).get(0);

      assertThat(caption.text(), is("a red"));
      assertThat(caption.truncated(), is(true));
    }
  }

  @ParameterizedTest
  @EnumSource(TinyDecoder.Layout.class)
  void saysTheSameInEveryLayoutOfTheDecoder(TinyDecoder.Layout layout) throws Exception {
    Random random = new Random(7);
    TinyDecoder decoder =
        new TinyDecoder(
            WORDS,
            values(random, WORDS * WORDS, 3),
            values(random, WORDS * WORDS, 1),
            values(random, 3 * WORDS, 3));
    List<RgbImage> images =
        Stream.generate(() -> plain(random.nextInt(256), random.nextInt(256), random.nextInt(256)))
            .limit(10)
            .toList();

    for (int beams : new int[] {1, 4}) {
      List<Hypothesis> expected = generate(decoder, TinyDecoder.Layout.PLAIN, beams, images);
      List<Hypothesis> actual = generate(decoder, layout, beams, images);

      assertThat(tokens(actual), is(tokens(expected)));
    }
  }

  @Test
  void answersSeveralThreadsAtOnce() throws Exception {
    TinyBundles.captioner(folder, "square");
    List<RgbImage> red = Collections.nCopies(3, plain(250, 0, 0));

    try (Captioner captioner = Captioner.load(ModelBundle.open(folder), 2)) {
      List<String> said =
          IntStream.range(0, 32)
              .parallel()
              .mapToObj(unused -> String.join(",", textsUnchecked(captioner, red)))
              .distinct()
              .toList();

      assertThat(said, contains("a red square,a red square,a red square"));
    }
  }

  @Test
  void refusesABundleOfAnotherKind() throws Exception {
    ModelBundle bundle = ModelBundle.open(TinyBundles.twoTower(folder));

    IllegalArgumentException thrown =
        assertThrows(IllegalArgumentException.class, () -> Captioner.load(bundle, 0));

    assertThat(thrown.getMessage(), containsString("must be a CAPTIONER"));
  }

  @Test
  void refusesAGraphThatIsNone() throws Exception {
    TinyBundles.captioner(folder, "square");
    Files.writeString(folder.resolve("encoder_model.onnx"), "no graph");
    ModelBundle bundle = ModelBundle.open(folder);

    IOException thrown = assertThrows(IOException.class, () -> Captioner.load(bundle, 0));

    assertThat(thrown.getMessage(), containsString("encoder_model.onnx"));
  }

  @Test
  void refusesADecoderWhosePastNothingBegins() throws Exception {
    Path bundle = folder.resolve("FIRST_STEP-1");
    generate(
        new TinyDecoder(
            WORDS, new float[WORDS * WORDS], new float[WORDS * WORDS], new float[3 * WORDS]),
        TinyDecoder.Layout.FIRST_STEP,
        1,
        List.of());
    Files.delete(bundle.resolve("decoder_model.onnx"));
    ModelBundle incomplete = ModelBundle.open(bundle);

    IllegalArgumentException thrown =
        assertThrows(IllegalArgumentException.class, () -> Captioner.load(incomplete, 0));

    assertThat(
        thrown.getMessage(),
        containsString("takes past_key_values.0.encoder.key, but no graph gives it"));
  }

  @Test
  void refusesADecoderThatWantsWhatIsNotKnown() throws Exception {
    TinyBundles.captioner(folder, "square");
    new TinyOnnx()
        .input("input_ids", TinyOnnx.LONG, -1, -1)
        .input("prompt", TinyOnnx.LONG, -1, -1)
        .output("logits", TinyOnnx.LONG, -1, -1)
        .node("Add", "logits", List.of("input_ids", "prompt"))
        .write(folder.resolve("decoder_model.onnx"));
    ModelBundle bundle = ModelBundle.open(folder);

    IllegalArgumentException thrown =
        assertThrows(IllegalArgumentException.class, () -> Captioner.load(bundle, 0));

    assertThat(thrown.getMessage(), containsString("but one is: prompt"));
  }

  private List<Hypothesis> generate(
      TinyDecoder decoder, TinyDecoder.Layout layout, int beams, List<RgbImage> images)
      throws Exception {
    List<String> words = new ArrayList<>(List.of("<pad>", "<s>", "</s>", "<unk>"));
    IntStream.range(words.size(), WORDS).forEach(word -> words.add("w" + word));
    Path bundle = folder.resolve(layout + "-" + beams);
    TinyBundles.captioner(bundle, words, decoder, layout);
    try (Captioner captioner = Captioner.load(ModelBundle.open(bundle), beams)) {
      return captioner.generate(images);
    }
  }

  private static List<List<Integer>> tokens(List<Hypothesis> hypotheses) {
    return hypotheses.stream()
        .map(hypothesis -> IntStream.of(hypothesis.tokens()).boxed().toList())
        .toList();
  }

  private static List<String> textsUnchecked(Captioner captioner, List<RgbImage> images) {
    try {
      return texts(captioner.caption(images));
    } catch (ModelException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> texts(List<Captioner.Caption> captions) {
    return captions.stream().map(Captioner.Caption::text).toList();
  }

  private static float[] values(Random random, int count, float scale) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = scale * (float) random.nextGaussian();
    }
    return values;
  }

  private static RgbImage plain(int red, int green, int blue) {
    byte[] pixels = new byte[3 * 20 * 10];
    for (int i = 0; i < pixels.length; i += 3) {
      pixels[i] = (byte) red;
      pixels[i + 1] = (byte) green;
      pixels[i + 2] = (byte) blue;
    }
    return new RgbImage(20, 10, pixels);
  }
}
