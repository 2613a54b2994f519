package org.reelgloss.pipeline;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.reelgloss.gpu.StitchThresholds;
import org.reelgloss.video.CutSemantics;
import org.reelgloss.video.DetectorKind;
import org.reelgloss.video.DetectorSettings;

class ProfileTest {
  private static final DetectorSettings CONTENT_07 =
      DetectorSettings.of(CutSemantics.V07, List.of(DetectorKind.CONTENT));

  @Test
  void thePaperCutsAfterFiveSecondsAndLooksAtTenPercent() {
    assertThat(Profile.PANDA70M_PAPER.scan(CONTENT_07).slackSeconds(), is(0.0));
    assertThat(Profile.PANDA70M_PAPER.scan(CONTENT_07).endFramePosition(), is(0.1));
  }

  @Test
  void theCodeAsItStandsNeitherTrimsNorDropsRepetitions() {
    assertThat(Profile.PANDA70M_README.stitch(StitchThresholds.IMAGEBIND).trimShare(), is(0.0));
    assertThat(
        Profile.PANDA70M_README.stitch(StitchThresholds.IMAGEBIND).dropRedundant(), is(false));
  }

  @Test
  void onlyTheDefaultTakesOtherCuts() {
    assertThat(Profile.DEFAULT.scan(CONTENT_07).detectors(), is(CONTENT_07));
    assertThat(Profile.PANDA70M.scan(CONTENT_07).detectors().semantics(), is(CutSemantics.V06));
  }

  @Test
  void anUnknownNameIsAnsweredWithTheKnownOnes() {
    IllegalArgumentException thrown =
        assertThrows(IllegalArgumentException.class, () -> Profile.of("panda"));

    assertThat(
        thrown.getMessage(),
        is(
            "profile must be one of default, panda70m, panda70m-readme, panda70m-paper,"
                + " but was: panda"));
  }
}
