package org.reelgloss.runners;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reelgloss.gpu.TinyBundles;
import org.reelgloss.transforms.match.KafkaTopic;
import org.reelgloss.transforms.match.Notifications;
import org.reelgloss.video.CutSemantics;
import org.reelgloss.video.DetectorKind;
import org.reelgloss.video.DetectorSettings;

class SplitFlagsTest {
  @TempDir private Path folder;

  @Test
  void givesTheLearnedDetectorItsModel() throws Exception {
    Path bundle = TinyBundles.shotModel(folder.resolve("shots"), true, "logits");
    SplitFlags flags = flags("content", "learned");
    flags.detector.shotModel = bundle;

    DetectorSettings settings = flags.options(Map.of()).build().detectors();

    assertThat(settings.kinds(), contains(DetectorKind.CONTENT, DetectorKind.LEARNED));
    assertThat(settings.shotModel(), is(bundle.toString()));
  }

  @Test
  void refusesTheLearnedDetectorWithoutAModel() {
    UsageException thrown =
        assertThrows(UsageException.class, () -> flags("learned").options(Map.of()));

    assertThat(thrown.getMessage(), containsString("shot-model must be given"));
  }

  @Test
  void refusesAModelThatNoDetectorUses() {
    SplitFlags flags = flags("content");
    flags.detector.shotModel = folder;

    UsageException thrown = assertThrows(UsageException.class, () -> flags.options(Map.of()));

    assertThat(thrown.getMessage(), containsString(folder.toString()));
  }

  @Test
  void refusesABundleOfAnotherKind() throws Exception {
    SplitFlags flags = flags("learned");
    flags.detector.shotModel = TinyBundles.twoTower(folder.resolve("towers"));

    UsageException thrown = assertThrows(UsageException.class, () -> flags.options(Map.of()));

    assertThat(thrown.getMessage(), containsString("must be a bundle of a shot model"));
  }

  @Test
  void givesDetectorsTheirNumbers() throws Exception {
    SplitFlags flags = flags("content", "stride");
    flags.detector.contentThreshold = 27.5;
    flags.detector.minShotFrames = 10;
    flags.detector.stride = Duration.ofMillis(2_500);

    assertThat(
        flags.options(Map.of()).build().detectors(),
        is(
            new DetectorSettings(
                List.of(DetectorKind.CONTENT, DetectorKind.STRIDE),
                CutSemantics.V06,
                27.5,
                10,
                2.5,
                null)));
  }

  @Test
  void refusesANumberThatNoDetectorUses() {
    SplitFlags flags = flags("fade");
    flags.detector.contentThreshold = 27.5;

    UsageException thrown = assertThrows(UsageException.class, () -> flags.options(Map.of()));

    assertThat(
        thrown.getMessage(),
        is("content-threshold must be given with the detector content only, but was: 27.5"));
  }

  @Test
  void refusesNumbersOutOfTheirRange() {
    SplitFlags flags = flags("content");
    flags.detector.contentThreshold = Double.POSITIVE_INFINITY;
    SplitFlags none = flags("content");
    none.detector.minShotFrames = 0;

    assertThat(
        assertThrows(UsageException.class, () -> flags.options(Map.of())).getMessage(),
        is("content-threshold must be above 0 and at most 255, but was: Infinity"));
    assertThat(
        assertThrows(UsageException.class, () -> none.options(Map.of())).getMessage(),
        is("min-shot-frames must be above 0 and at most 1000, but was: 0"));
  }

  @Test
  void refusesToChangeAPublishedProfile() {
    SplitFlags flags = flags("content");
    flags.profile = "panda70m";
    flags.detector.minShotFrames = 10;

    UsageException thrown = assertThrows(UsageException.class, () -> flags.options(Map.of()));

    assertThat(thrown.getMessage(), containsString("must not be given with profile panda70m"));
  }

  @Test
  void takesNotificationsInPlaceOfInput() throws Exception {
    SplitFlags flags = flags("content");
    flags.input = "";
    flags.watch = true;
    flags.poll = Duration.ofSeconds(10);
    flags.notifications = "kafka://broker:9092/uploads";

    assertThat(
        flags.options(Map.of()).build().notifications(),
        is(new KafkaTopic("broker:9092", "uploads", null)));
  }

  @Test
  void takesSettingsOfNotificationsFromAFileThatMustBeThere() throws Exception {
    SplitFlags flags = flags("content");
    flags.watch = true;
    flags.poll = Duration.ofSeconds(10);
    flags.notifications = "kafka://broker:9092/uploads";
    Path file = Files.writeString(folder.resolve("kafka.properties"), "security.protocol=SSL");
    flags.notificationsConfig = file;
    Notifications topic = flags.options(Map.of()).build().notifications();
    flags.notificationsConfig = folder.resolve("none");
    UsageException missing = assertThrows(UsageException.class, () -> flags.options(Map.of()));
    flags.notifications = null;
    UsageException alone = assertThrows(UsageException.class, () -> flags.options(Map.of()));

    assertThat(topic, is(new KafkaTopic("broker:9092", "uploads", file.toString())));
    assertThat(
        missing.getMessage(), containsString("notifications-config must be a file of properties"));
    assertThat(
        alone.getMessage(), is("notifications-config needs notifications, which there were not"));
  }

  @Test
  void refusesToHaveNoInputAtAll() {
    SplitFlags flags = flags("content");
    flags.input = "";

    UsageException thrown = assertThrows(UsageException.class, () -> flags.options(Map.of()));

    assertThat(thrown.getMessage(), is("input must be given"));
  }

  @Test
  void refusesNotificationsOfABatchThoseOfOtherBrokersAndSettingsOfKafkaForPubSub() {
    SplitFlags batch = flags("content");
    batch.notifications = "kafka://broker:9092/uploads";
    SplitFlags other = flags("content");
    other.watch = true;
    other.poll = Duration.ofSeconds(10);
    other.notifications = "amqp://host/queue";
    SplitFlags google = flags("content");
    google.watch = true;
    google.poll = Duration.ofSeconds(10);
    google.notifications = "pubsub://archive/uploads";
    google.notificationsConfig = folder.resolve("kafka.properties");

    assertThat(
        assertThrows(UsageException.class, () -> batch.options(Map.of())).getMessage(),
        containsString("notifications need --watch"));
    assertThat(
        assertThrows(UsageException.class, () -> other.options(Map.of())).getMessage(),
        containsString("but was: amqp://host/queue"));
    assertThat(
        assertThrows(UsageException.class, () -> google.options(Map.of())).getMessage(),
        is("notifications-config is for kafka://, but was given for pubsub://archive/uploads"));
  }

  private SplitFlags flags(String... detectors) {
    SplitFlags flags = new SplitFlags();
    flags.input = folder.toString();
    flags.output = folder.resolve("out").toString();
    flags.profile = "default";
    flags.detector.kinds = List.of(detectors);
    return flags;
  }
}
