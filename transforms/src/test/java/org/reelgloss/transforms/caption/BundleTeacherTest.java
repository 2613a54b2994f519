package org.reelgloss.transforms.caption;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.reelgloss.transforms.caption.Answers.noInput;
import static org.reelgloss.transforms.caption.Answers.says;

import java.awt.Color;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reelgloss.gpu.Devices;
import org.reelgloss.gpu.GenerationOptions;
import org.reelgloss.gpu.TinyBundles;
import org.reelgloss.schemas.Outcome;
import org.reelgloss.vision.Textures;

class BundleTeacherTest {
  private static final ClipEvidence CLIP =
      TestClips.withFrames(
          List.of(
              Textures.plain(Color.RED), Textures.plain(Color.BLUE), Textures.plain(Color.GREEN)));

  @TempDir private Path folder;
  private Path bundle;

  @BeforeEach
  void writeBundle() throws Exception {
    bundle = TinyBundles.captioner(folder.resolve("tiny"), "square");
  }

  @Test
  void captionsTheMiddleFrame() throws Exception {
    Teacher.Factory factory = Teachers.of(BundleTeacherSettings.of(bundle), Devices.CPU);

    try (Teacher teacher = factory.open()) {
      TeacherAnswer answer = teacher.caption(CLIP);

      assertThat(answer, says("a blue square"));
      assertThat(answer.outcome(), is(Outcome.SUCCESS));
      assertThat(answer.inputs(), contains("frames"));
      assertThat(answer.usage().answerTokens(), is(4L));
      assertThat(answer.figures().orElseThrow().size(), is(1));
      assertThat(factory.name(), is("tiny"));
      assertThat(teacher.name(), is("tiny"));
      assertThat(teacher.model(), startsWith("tiny@"));
    }
  }

  @Test
  void saysThatACaptionDidNotComeToItsEnd() throws Exception {
    Files.writeString(
        bundle.resolve("generation_config.json"),
        "{\"decoder_start_token_id\": 1, \"eos_token_id\": [2], \"max_new_tokens\": 2}");

    try (Teacher teacher = Teachers.of(BundleTeacherSettings.of(bundle), Devices.CPU).open()) {
      TeacherAnswer answer = teacher.caption(CLIP);

      assertThat(answer, says("a blue"));
      assertThat(answer.outcome(), is(Outcome.TRUNCATED));
      assertThat(answer.message(), is(Optional.of("Longer than the model's longest answer")));
    }
  }

  @Test
  void looksAtTheFrameThatItIsToldTo() throws Exception {
    assertThat(captionAt(0), says("a red square"));
    assertThat(captionAt(1), says("a green square"));
  }

  @Test
  void takesLongerThanItMay() throws Exception {
    BundleTeacherSettings impatient =
        new BundleTeacherSettings(
            "tiny", bundle.toString(), GenerationOptions.OF_BUNDLE, 0.5, Duration.ofNanos(1));

    try (Teacher teacher = impatient.open(Devices.CPU)) {
      TeacherException late = assertThrows(TeacherException.class, () -> teacher.caption(CLIP));

      assertThat(late.getMessage(), endsWith("gave no answer within 0 ms"));
    }
  }

  private TeacherAnswer captionAt(double position) throws TeacherException {
    BundleTeacherSettings settings =
        new BundleTeacherSettings(
            "tiny",
            bundle.toString(),
            GenerationOptions.OF_BUNDLE,
            position,
            BundleTeacherSettings.USUAL_PATIENCE);
    try (Teacher teacher = settings.open(Devices.CPU)) {
      return teacher.caption(CLIP);
    }
  }

  @Test
  void tellsVersionsApartByTheBundleAndTheSettings() {
    String usual = BundleTeacherSettings.of(bundle).version();

    assertThat(usual, startsWith("tiny@"));
    assertThat(
        new BundleTeacherSettings(
                "tiny",
                bundle.toString(),
                new GenerationOptions(3, 0),
                0.25,
                BundleTeacherSettings.USUAL_PATIENCE)
            .version(),
        is(usual + ", num-beams 3, position 0.25"));
  }

  @Test
  void hasNoInputWithoutFrames() throws Exception {
    try (Teacher teacher = Teachers.of(BundleTeacherSettings.of(bundle), Devices.CPU).open()) {
      assertThat(
          teacher.caption(TestClips.withFrames(List.of())), is(noInput("The clip has no frames")));
    }
  }
}
