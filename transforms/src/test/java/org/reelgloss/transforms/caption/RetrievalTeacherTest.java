package org.reelgloss.transforms.caption;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.reelgloss.transforms.caption.Answers.noInput;
import static org.reelgloss.transforms.caption.Answers.says;

import java.awt.Color;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reelgloss.gpu.Devices;
import org.reelgloss.gpu.TinyBundles;
import org.reelgloss.vision.Textures;

class RetrievalTeacherTest {
  @TempDir private Path folder;
  private Path towers;
  private Path bank;

  @BeforeEach
  void writeBundleAndBank() throws Exception {
    towers = TinyBundles.twoTower(folder.resolve("towers"));
    bank = folder.resolve("captions.txt");
    Files.writeString(bank, "a green square\n\n  a red square \na blue square\n");
  }

  @Test
  void picksTheCaptionThatIsNearestToTheClip() throws Exception {
    try (Teacher teacher = settings().open(Devices.CPU)) {
      assertThat(teacher.caption(clip(Color.RED)), says("a red square"));
      assertThat(teacher.caption(clip(Color.BLUE)), says("a blue square"));
      assertThat(teacher.name(), is("near"));
      assertThat(teacher.model(), startsWith("towers@"));
    }
  }

  @Test
  void hasNoInputWithoutFrames() throws Exception {
    try (Teacher teacher = settings().open(Devices.CPU)) {
      assertThat(
          teacher.caption(TestClips.withFrames(List.of())), is(noInput("The clip has no frames")));
    }
  }

  @Test
  void tellsVersionsApartByTheBank() throws Exception {
    String before = settings().version();

    Files.writeString(bank, "a dark square\n");

    assertThat(settings().version(), is(not(before)));
  }

  @Test
  void refusesABankWithoutACaption() throws Exception {
    Files.writeString(bank, " \n");

    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> settings().version());

    assertThat(
        refusal.getMessage(), containsString("bank must hold 1 to 200000 captions, a line each"));
  }

  @Test
  void refusesABundleOfAnotherKind() throws Exception {
    Path captioner = TinyBundles.captioner(folder.resolve("captioner"), "square");

    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                new RetrievalTeacherSettings("near", captioner.toString(), bank.toString())
                    .version());

    assertThat(refusal.getMessage(), containsString("must be a two-tower bundle"));
  }

  private RetrievalTeacherSettings settings() {
    return new RetrievalTeacherSettings("near", towers.toString(), bank.toString());
  }

  private static ClipEvidence clip(Color color) {
    return TestClips.withFrames(List.of(Textures.plain(color), Textures.plain(color)));
  }
}
