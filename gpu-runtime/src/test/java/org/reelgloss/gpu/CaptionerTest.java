package org.reelgloss.gpu;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private static final int WORDS = 24;

  @TempDir private Path folder;

  @Test
  void saysWhatEachPictureShows() throws Exception {
    TinyBundles.captioner(folder, "square");
    List<RgbImage> images =
        List.of(plain(200, 0, 0), plain(0, 0, 255), plain(0, 0, 0), plain(10, 180, 30));

    try (Captioner captioner =
        Captioner.load(ModelBundle.open(folder), GenerationOptions.OF_BUNDLE, Devices.CPU)) {
      assertThat(
          texts(captioner.caption(images, PATIENCE)),
          contains("a red square", "a blue square", "a dark square", "a green square"));
    }
  }

  @Test
  void saysNothingOfNoPictures() throws Exception {
    TinyBundles.captioner(folder, "square");

    try (Captioner captioner =
        Captioner.load(ModelBundle.open(folder), new GenerationOptions(3, 0), Devices.CPU)) {
      assertThat(captioner.caption(List.of(), PATIENCE), is(List.of()));
    }
  }

  @Test
  void marksACaptionThatDidNotComeToItsEnd() throws Exception {
    TinyBundles.captioner(folder, "square");
    Files.writeString(
        folder.resolve("generation_config.json"),
        "{\"decoder_start_token_id\": 1, \"eos_token_id\": [2], \"max_new_tokens\": 2}");

    try (Captioner captioner =
        Captioner.load(ModelBundle.open(folder), GenerationOptions.OF_BUNDLE, Devices.CPU)) {
      Captioner.Caption caption = captioner.caption(List.of(plain(255, 0, 0)), PATIENCE).get(0);

      assertThat(caption.text(), is("a red"));
      assertThat(caption.truncated(), is(true));
    }
  }

  @Test
  void endsATextWithTheTokenItBeganWith() throws Exception {
    float[] following = new float[WORDS * WORDS];
    following[1 * WORDS + 5] = 9;
    following[5 * WORDS + 7] = 9;
    following[7 * WORDS + 1] = 9;
    TinyDecoder decoder =
        new TinyDecoder(WORDS, following, new float[WORDS * WORDS], new float[3 * WORDS]);
    Path bundle = write(decoder, TinyDecoder.Layout.GPT2);
    Files.writeString(
        bundle.resolve("generation_config.json"),
        "{\"decoder_start_token_id\": 1, \"eos_token_id\": 1, \"pad_token_id\": 1}");

    for (int beams : new int[] {1, 3}) {
      try (Captioner captioner =
          Captioner.load(ModelBundle.open(bundle), new GenerationOptions(beams, 0), Devices.CPU)) {
        Captioner.Caption caption = captioner.caption(List.of(plain(1, 2, 3)), PATIENCE).get(0);

        assertThat(caption.text(), is("w5 w7"));
        assertThat(caption.truncated(), is(false));
      }
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

    try (Captioner captioner =
        Captioner.load(ModelBundle.open(folder), new GenerationOptions(2, 0), Devices.CPU)) {
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
        assertThrows(
            IllegalArgumentException.class,
            () -> Captioner.load(bundle, GenerationOptions.OF_BUNDLE, Devices.CPU));

    assertThat(thrown.getMessage(), containsString("must be a CAPTIONER"));
  }

  @Test
  void refusesAGraphThatIsNone() throws Exception {
    TinyBundles.captioner(folder, "square");
    Files.writeString(folder.resolve("encoder_model.onnx"), "no graph");
    ModelBundle bundle = ModelBundle.open(folder);

    IOException thrown =
        assertThrows(
            IOException.class,
            () -> Captioner.load(bundle, GenerationOptions.OF_BUNDLE, Devices.CPU));

    assertThat(thrown.getMessage(), containsString("encoder_model.onnx"));
  }

  @Test
  void refusesADecoderWhosePastNothingBegins() throws Exception {
    Path bundle = folder.resolve("FIRST_STEP");
    generate(
        new TinyDecoder(
            WORDS, new float[WORDS * WORDS], new float[WORDS * WORDS], new float[3 * WORDS]),
        TinyDecoder.Layout.FIRST_STEP,
        1,
        List.of());
    Files.delete(bundle.resolve("decoder_model.onnx"));
    ModelBundle incomplete = ModelBundle.open(bundle);

    IllegalArgumentException thrown =
        assertThrows(
            IllegalArgumentException.class,
            () -> Captioner.load(incomplete, GenerationOptions.OF_BUNDLE, Devices.CPU));

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
        assertThrows(
            IllegalArgumentException.class,
            () -> Captioner.load(bundle, GenerationOptions.OF_BUNDLE, Devices.CPU));

    assertThat(thrown.getMessage(), containsString("but one is: prompt"));
  }

  private List<Hypothesis> generate(
      TinyDecoder decoder, TinyDecoder.Layout layout, int beams, List<RgbImage> images)
      throws Exception {
    Path bundle = write(decoder, layout);
    try (Captioner captioner =
        Captioner.load(ModelBundle.open(bundle), new GenerationOptions(beams, 0), Devices.CPU)) {
      return captioner.generate(images, PATIENCE).stream().map(Answered::answer).toList();
    }
  }

  private Path write(TinyDecoder decoder, TinyDecoder.Layout layout) throws IOException {
    List<String> words = new ArrayList<>(List.of("<pad>", "<s>", "</s>", "<unk>"));
    IntStream.range(words.size(), WORDS).forEach(word -> words.add("w" + word));
    return TinyBundles.captioner(folder.resolve(layout.name()), words, decoder, layout);
  }

  private static List<List<Integer>> tokens(List<Hypothesis> hypotheses) {
    return hypotheses.stream()
        .map(hypothesis -> IntStream.of(hypothesis.tokens()).boxed().toList())
        .toList();
  }

  private static List<String> textsUnchecked(Captioner captioner, List<RgbImage> images) {
    try {
      return texts(captioner.caption(images, PATIENCE));
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
