package org.reelgloss.gpu;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reelgloss.gpu.GenerationConfig.EarlyStopping;

class GenerationConfigTest {
  @TempDir private Path folder;

  @Test
  void readsGenerationConfigFirst() throws Exception {
    GenerationConfig config =
        read(
            """
            {"decoder_start_token_id": 7, "eos_token_id": [8, 9], "max_length": 30,
             "min_length": 4, "num_beams": 5, "length_penalty": 0.6, "early_stopping": true,
             "repetition_penalty": 1.2, "no_repeat_ngram_size": 3}
            """,
            "{\"decoder_start_token_id\": 1, \"num_beams\": 2}");

    assertThat(
        config,
        is(new GenerationConfig(7, List.of(8, 9), 30, 4, 5, 0.6, EarlyStopping.TRUE, 1.2, 3)));
  }

  @Test
  void fallsBackToConfigAndItsDecoder() throws Exception {
    GenerationConfig config =
        read(
            "{\"early_stopping\": \"never\", \"max_new_tokens\": 15, \"num_beams\": null}",
            "{\"num_beams\": 2, \"decoder\": {\"bos_token_id\": 3, \"eos_token_id\": 3}}");

    assertThat(
        config, is(new GenerationConfig(3, List.of(3), 16, 0, 2, 1, EarlyStopping.NEVER, 1, 0)));
  }

  @Test
  void readsBlipWhoseSettingsAreThoseOfItsTextModel() throws Exception {
    GenerationConfig config =
        read(
            "{\"eos_token_id\": 2, \"pad_token_id\": 0}",
            """
            {"model_type": "blip",
             "text_config": {"bos_token_id": 30522, "eos_token_id": 2, "sep_token_id": 102,
                             "max_length": 20, "num_beams": 1, "num_beam_groups": 1,
                             "forced_eos_token_id": null, "renormalize_logits": false,
                             "do_sample": false, "bad_words_ids": null}}
            """);

    assertThat(
        config,
        is(new GenerationConfig(30522, List.of(102), 20, 0, 1, 1, EarlyStopping.FALSE, 1, 0)));
  }

  @Test
  void readsViTGpt2WhoseStartIsItsEnd() throws Exception {
    GenerationConfig config =
        read(
            """
            {"bos_token_id": 50256, "decoder_start_token_id": 50256, "eos_token_id": 50256,
             "pad_token_id": 50256, "min_new_tokens": 3}
            """,
            """
            {"model_type": "vision-encoder-decoder", "max_length": 16,
             "decoder": {"model_type": "gpt2", "bos_token_id": 50256, "eos_token_id": 50256,
                         "sep_token_id": 7, "num_beams": 4}}
            """);

    assertThat(
        config,
        is(new GenerationConfig(50256, List.of(50256), 16, 4, 4, 1, EarlyStopping.FALSE, 1, 0)));
  }

  @ParameterizedTest
  @CsvSource({
    "do_sample, true",
    "num_beam_groups, 2",
    "forced_bos_token_id, 0",
    "forced_eos_token_id, 2",
    "forced_eos_token_id, '[2,3]'",
    "renormalize_logits, true",
    "'suppress_tokens', '[3,4]'",
    "stop_strings, '\".\"'"
  })
  void refusesWhatWouldChangeTextsAndIsNotSupported(String name, String value) {
    String config = "{\"bos_token_id\": 1, \"eos_token_id\": 2, \"%s\": %s}".formatted(name, value);

    IllegalArgumentException thrown =
        assertThrows(IllegalArgumentException.class, () -> read(config, "{}"));

    assertThat(
        thrown.getMessage(),
        containsString(name + " is not supported: it must be absent or off, but is " + value));
  }

  @Test
  void refusesAModelWithoutAStart() {
    IllegalArgumentException thrown =
        assertThrows(IllegalArgumentException.class, () -> read("{\"eos_token_id\": 2}", "{}"));

    assertThat(thrown.getMessage(), containsString("decoder_start_token_id must be there"));
  }

  @Test
  void refusesALengthThatLeavesNoRoom() {
    IllegalArgumentException thrown =
        assertThrows(
            IllegalArgumentException.class,
            () -> read("{\"bos_token_id\": 1, \"eos_token_id\": 2, \"max_length\": 1}", "{}"));

    assertThat(thrown.getMessage(), is("max_length must be in [2, 1024], but was: 1"));
  }

  private GenerationConfig read(String generationConfig, String config) throws IOException {
    TinyBundles.captioner(folder, "square");
    Files.writeString(folder.resolve("generation_config.json"), generationConfig);
    Files.writeString(folder.resolve("config.json"), config);
    return GenerationConfig.of(ModelBundle.open(folder));
  }
}
