package org.reelgloss.gpu;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reelgloss.video.CutSemantics;
import org.reelgloss.video.DetectorKind;
import org.reelgloss.video.DetectorSettings;
import org.reelgloss.video.ScanSettings;
import org.reelgloss.video.ShotModel;
import org.reelgloss.video.ShotScanner;
import org.reelgloss.video.TestFilms;

class TransNetTest {
  @TempDir private Path root;

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void scoresEachFrame(boolean bytes) throws Exception {
    Path folder = TinyBundles.shotModel(root.resolve("shots"), bytes, "probabilities");
    byte[] window = new byte[ShotModel.FRAMES * ShotModel.FRAME_BYTES];
    Arrays.fill(window, 7 * ShotModel.FRAME_BYTES, 8 * ShotModel.FRAME_BYTES, (byte) 255);

    try (TransNet model = TransNet.load(ModelBundle.open(folder), Devices.CPU)) {
      float[] scores = model.score(window);

      assertThat(scores.length, is(100));
      assertThat((double) scores[6], is(closeTo(0, 1e-6)));
      assertThat((double) scores[7], is(closeTo(1, 1e-6)));
      assertThat(model.threshold(), is(0.4));
    }
  }

  @Test
  void putsLogitsThroughTheLogisticFunction() throws Exception {
    Path folder = TinyBundles.shotModel(root.resolve("shots"), true, "logits");
    byte[] window = new byte[ShotModel.FRAMES * ShotModel.FRAME_BYTES];
    Arrays.fill(window, 0, ShotModel.FRAME_BYTES, (byte) 255);

    try (TransNet model = TransNet.load(ModelBundle.open(folder), Devices.CPU)) {
      float[] scores = model.score(window);

      assertThat((double) scores[0], is(closeTo(1 / (1 + Math.exp(-1)), 1e-6)));
      assertThat((double) scores[1], is(closeTo(0.5, 1e-6)));
    }
  }

  @Test
  void refusesAnOutputThatItDoesNotKnow() throws Exception {
    ModelBundle bundle =
        ModelBundle.open(TinyBundles.shotModel(root.resolve("shots"), true, "percent"));

    IllegalArgumentException thrown =
        assertThrows(IllegalArgumentException.class, () -> TransNet.load(bundle, Devices.CPU));

    assertThat(thrown.getMessage(), containsString("output in config.json"));
    assertThat(thrown.getMessage(), containsString("percent"));
  }

  @Test
  void refusesAModelOfAnotherType() throws Exception {
    Path folder = TinyBundles.shotModel(root.resolve("shots"), true, "logits");
    Files.writeString(folder.resolve("config.json"), "{\"model_type\": \"clip\"}");
    ModelBundle bundle = ModelBundle.open(folder);

    IllegalArgumentException thrown =
        assertThrows(IllegalArgumentException.class, () -> TransNet.load(bundle, Devices.CPU));

    assertThat(thrown.getMessage(), containsString("transnetv2"));
  }

  @Test
  void findsShotsInAScan() throws Exception {
    Path folder = TinyBundles.shotModel(root.resolve("shots"), true, "probabilities");
    Path film =
        TestFilms.write(
            root.resolve("a.mp4"),
            130,
            frame -> (x, y, channel) -> frame == 39 || frame == 99 ? 250 : 20);
    ScanSettings settings =
        ScanSettings.PANDA70M.withDetectors(
            DetectorSettings.of(
                CutSemantics.V06, List.of(DetectorKind.LEARNED), folder.toString()));

    try (ShotModels models = new ShotModels(Devices.CPU)) {
      ShotScanner scanner = ShotScanner.inProcess(models);
      assertThat(scanner.scan(film, settings, segment -> {}).cuts(), contains(40L, 100L));
      assertThat(scanner.scan(film, settings, segment -> {}).cuts(), contains(40L, 100L));
    }
  }

  @Test
  void aScannerWithoutModelsRefusesSettingsThatNameOne() throws Exception {
    Path film = TestFilms.shots(root.resolve("a.mp4"), 20);
    ScanSettings settings =
        ScanSettings.PANDA70M.withDetectors(
            DetectorSettings.of(CutSemantics.V06, List.of(DetectorKind.LEARNED), "bundle"));

    IllegalArgumentException thrown =
        assertThrows(
            IllegalArgumentException.class,
            () -> ShotScanner.inProcess().scan(film, settings, segment -> {}));

    assertThat(thrown.getMessage(), containsString("shotModel"));
  }
}
