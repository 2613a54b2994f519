package org.reelgloss.gpu;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;

/**
 * What {@code preprocessor_config.json} means where it is silent, which differs between the image
 * processors of the library transformers.
 *
 * @param resample the filter
 * @param crops whether the middle is cut out
 * @param shortest whether a size that is one number is that of the shorter side, not of both
 */
record ProcessorType(Resample resample, boolean crops, boolean shortest) {
  private static final Map<String, ProcessorType> KNOWN =
      Map.of(
          "Bit", new ProcessorType(Resample.BICUBIC, true, true),
          "Blip", new ProcessorType(Resample.BICUBIC, false, false),
          "ChineseCLIP", new ProcessorType(Resample.BICUBIC, true, true),
          "CLIP", new ProcessorType(Resample.BICUBIC, true, true),
          "DeiT", new ProcessorType(Resample.BICUBIC, true, false),
          "Siglip", new ProcessorType(Resample.BICUBIC, false, false),
          "ViT", new ProcessorType(Resample.BILINEAR, false, false));

  private static final Set<String> SETTINGS =
      Set.of(
          "crop_size",
          "default_to_square",
          "do_center_crop",
          "do_normalize",
          "do_rescale",
          "do_resize",
          "feature_extractor_type",
          "image_mean",
          "image_processor_type",
          "image_std",
          "resample",
          "rescale_factor",
          "size");

  /** They change no pixel of an RGB picture. */
  private static final Set<String> HARMLESS =
      Set.of(
          "_name_or_path",
          "_processor_class",
          "_valid_processor_keys",
          "device",
          "disable_grouping",
          "do_convert_rgb",
          "image_seq_length",
          "input_data_format",
          "model_input_names",
          "num_channels",
          "processor_class",
          "return_tensors",
          "transformers_version");

  /**
   * Returns the type that a config names.
   *
   * @throws IllegalArgumentException if it is not known, or a setting is on that is not supported
   */
  static ProcessorType of(JsonNode config) {
    config.fields().forEachRemaining(field -> check(field.getKey(), field.getValue()));
    String name =
        config
            .path("image_processor_type")
            .asText(config.path("feature_extractor_type").asText(""));
    if (name.isEmpty()) {
      boolean crops = config.hasNonNull("crop_size");
      return new ProcessorType(Resample.BILINEAR, crops, crops);
    }
    ProcessorType type =
        KNOWN.get(name.replaceFirst("(ImageProcessor(Fast|Pil)?|FeatureExtractor)$", ""));
    if (type == null) {
      throw new IllegalArgumentException(
          "image_processor_type must be one of %s and ImageProcessor, but was: %s"
              .formatted(KNOWN.keySet().stream().sorted().toList(), name));
    }
    return type;
  }

  private static void check(String name, JsonNode value) {
    boolean off = value.isNull() || (value.isBoolean() && !value.booleanValue());
    boolean usual = name.equals("data_format") && value.asText("").equals("channels_first");
    if (!off && !usual && !SETTINGS.contains(name) && !HARMLESS.contains(name)) {
      throw new IllegalArgumentException(
          "%s in preprocessor_config.json must be absent, null or false, but was: %s; take it out"
                  .formatted(name, value)
              + " if it changes no pixel");
    }
  }
}
