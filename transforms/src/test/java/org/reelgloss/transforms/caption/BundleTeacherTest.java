package org.reelgloss.transforms.caption;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.reelgloss.transforms.caption.Answers.noInput;

import java.awt.Color;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reelgloss.gpu.TinyBundles;
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
    Teacher.Factory factory = Teachers.bundle(bundle);

    try (Teacher teacher = factory.open()) {
      assertThat(
          teacher.caption(CLIP), is(TeacherAnswer.success("a blue square", List.of("frames"))));
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

    try (Teacher teacher = Teachers.bundle(bundle).open()) {
      assertThat(
          teacher.caption(CLIP),
          is(
              TeacherAnswer.truncated(
                  "a blue", List.of("frames"), "Longer than the model's longest answer")));
    }
  }

  @Test
  void hasNoInputWithoutFrames() throws Exception {
    try (Teacher teacher = Teachers.bundle(bundle).open()) {
      assertThat(
          teacher.caption(TestClips.withFrames(List.of())), is(noInput("The clip has no frames")));
    }
  }
}
