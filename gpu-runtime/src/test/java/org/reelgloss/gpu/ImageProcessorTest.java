package org.reelgloss.gpu;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.IntNode;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reelgloss.video.RgbImage;

/** The expected values were made with Pillow 13.0 and NumPy from the same pattern. */
class ImageProcessorTest {
  @ParameterizedTest
  @CsvSource({
    "37, 29, 16, 12, 0, 2431990433",
    "37, 29, 16, 12, 2, 2929062134",
    "37, 29, 16, 12, 3, 3202372921",
    "37, 29, 64, 50, 0, 2529646008",
    "37, 29, 64, 50, 2, 667446667",
    "37, 29, 64, 50, 3, 265553585",
    "37, 29, 37, 11, 0, 2438213544",
    "37, 29, 37, 11, 2, 4079319748",
    "37, 29, 37, 11, 3, 1549309156",
    "37, 29, 20, 29, 0, 1328148871",
    "37, 29, 20, 29, 2, 776188155",
    "37, 29, 20, 29, 3, 4252111360",
    "640, 360, 224, 224, 0, 2860943995",
    "640, 360, 224, 224, 2, 1979898691",
    "640, 360, 224, 224, 3, 3221232941"
  })
  void resizesToTheSamePixelsAsPillow(
      int width, int height, int newWidth, int newHeight, int resample, long crc) {
    RgbImage resized =
        PillowResize.resize(
            pattern(width, height),
            newWidth,
            newHeight,
            Resample.ofNumber(IntNode.valueOf(resample)));

    assertThat(resized.width(), is(newWidth));
    assertThat(resized.height(), is(newHeight));
    assertThat(crc(resized.pixels()), is(crc));
  }

  @Test
  void resizesByTheShortestEdgeCropsTheMiddleAndNormalises() throws Exception {
    ImageProcessor processor =
        processor(
            """
            {"size": {"shortest_edge": 20}, "crop_size": {"height": 16, "width": 16},
             "do_center_crop": true, "resample": 3, "rescale_factor": 0.00392156862745098,
             "image_mean": [0.48145466, 0.4578275, 0.40821073],
             "image_std": [0.26862954, 0.26130258, 0.27577711]}
            """);

    float[] values = processor.process(pattern(37, 29));

    assertThat(values.length, is(3 * 16 * 16));
    assertThat((double) values[0], closeTo(-0.72657739, 1e-5));
    assertThat((double) values[256], closeTo(0.379006, 1e-5));
    assertThat((double) values[2 * 256 + 255], closeTo(1.26425291, 1e-5));
    assertThat((double) values[256 + 7 * 16 + 3], closeTo(0.75420021, 1e-5));
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    assertThat(sum / values.length, closeTo(0.350055, 1e-5));
  }

  @Test
  void putsBlackAroundAPictureSmallerThanTheCrop() throws Exception {
    ImageProcessor processor =
        processor(
            """
            {"do_resize": false, "do_rescale": false, "do_normalize": false,
             "do_center_crop": true, "crop_size": {"height": 9, "width": 8}}
            """);

    float[] values = processor.process(pattern(11, 6));

    byte[] pixels = new byte[values.length];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) values[i % 3 * 72 + i / 3];
    }
    assertThat(crc(pixels), is(3453703149L));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"size\": {\"longest_edge\": 8}}",
        "{\"size\": {\"shortest_edge\": 8}, \"do_normalize\": false}"
      })
  void refusesAConfigThatDoesNotGiveOneSize(String config) {
    IllegalArgumentException thrown =
        assertThrows(IllegalArgumentException.class, () -> processor(config));

    assertThat(thrown.getMessage(), containsString("size must"));
  }

  @ParameterizedTest
  @CsvSource({
    "resample, 6",
    "resample, '\"bicubic\"'",
    "image_processor_type, '\"ConvNextImageProcessor\"'",
    "do_pan_and_scan, true",
    "crop_pct, 0.875",
    "data_format, '\"channels_last\"'",
    "image_mean, '[0.5]'",
    "image_std, '[1,1,1,1]'",
    "size, '{\"shortest_edge\":8,\"longest_edge\":16}'"
  })
  void refusesWhatWouldChangePixelsAndIsNotSupported(String name, String value) {
    String config =
        "{\"size\": 8, \"image_mean\": 0, \"image_std\": 1, \"%s\": %s}".formatted(name, value);

    IllegalArgumentException thrown =
        assertThrows(IllegalArgumentException.class, () -> processor(config));

    assertThat(
        thrown.getMessage(),
        allOf(containsString(name), containsString("but was: "), containsString(bare(value))));
  }

  @Test
  void passesOverSettingsThatAreOffOrChangeNoPixel() throws Exception {
    ImageProcessor processor =
        processor(
            """
            {"image_processor_type": "ViTImageProcessorFast", "size": {"height": 7, "width": 9},
             "do_normalize": false, "do_pad": null, "do_flip_channel_order": false,
             "crop_size": null, "do_convert_rgb": true, "data_format": "channels_first",
             "processor_class": "BlipProcessor", "default_to_square": true}
            """);

    assertThat(processor.height(), is(7));
    assertThat(processor.width(), is(9));
  }

  private static String bare(String json) {
    return json.replaceAll("^\"|\"$", "");
  }

  private static ImageProcessor processor(String config) throws Exception {
    return ImageProcessor.of(new ObjectMapper().readTree(config));
  }

  private static RgbImage pattern(int width, int height) {
    byte[] pixels = new byte[3 * width * height];
    int at = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        for (int channel = 0; channel < 3; channel++) {
          pixels[at++] = (byte) ((x * 7 + y * 13 + channel * 50) ^ (x * y));
        }
      }
    }
    return new RgbImage(width, height, pixels);
  }

  private static long crc(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    return crc.getValue();
  }
}
