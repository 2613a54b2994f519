package org.reelgloss.vision;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import java.awt.Color;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.reelgloss.video.RgbImage;

class CameraMotionTest {
  @Test
  void measuresHowFarTheContentMovedToTheLeftAndUp() {
    PairMotion motion = motion(Textures.window(300, 300), Textures.window(332, 312));

    assertThat(motion.right(), is(closeTo(-0.1, 0.005)));
    assertThat(motion.down(), is(closeTo(-0.05, 0.005)));
    assertThat(motion.scale(), is(closeTo(1, 0.01)));
  }

  @Test
  void measuresHowMuchLargerTheContentBecame() {
    PairMotion motion = motion(Textures.window(300, 300, 320), Textures.window(316, 312, 288));

    assertThat(motion.scale(), is(closeTo(320.0 / 288, 0.02)));
    assertThat(motion.right(), is(closeTo(0, 0.01)));
  }

  @Test
  void findsNothingMovingInTwoEqualPictures() {
    PairMotion motion = motion(Textures.window(300, 300), Textures.window(300, 300));

    assertThat(motion.moving(), is(lessThan(0.001)));
    assertThat(motion.right(), is(closeTo(0, 0.001)));
  }

  @Test
  void saysOnWhichSideSomethingMovesWhileTheCameraPans() {
    PairMotion motion =
        motion(Textures.withBox(300, 300, 20, 60, 40), Textures.withBox(310, 300, 20, 120, 40));

    assertThat(motion.right(), is(closeTo(-10.0 / 320, 0.005)));
    assertThat(motion.moving(), is(greaterThan(0.01)));
    assertThat(motion.movingLeft(), is(greaterThan(0.8)));
    assertThat(motion.movingRight(), is(lessThan(0.1)));
  }

  @Test
  void makesNothingOutBetweenPicturesThatHaveNothingInCommon() {
    assertThat(CameraMotion.between(Textures.noise(1), Textures.noise(2)), is(Optional.empty()));
  }

  @Test
  void makesNothingOutWithoutCorners() {
    RgbImage grey = Textures.plain(Color.GRAY);

    assertThat(CameraMotion.between(grey, grey), is(Optional.empty()));
  }

  @Test
  void makesNothingOutOfPicturesOfDifferentSizesOrOfNarrowOnes() {
    RgbImage narrow = new RgbImage(512, 3, new byte[3 * 512 * 3]);

    assertThat(CameraMotion.between(narrow, narrow), is(Optional.empty()));
    assertThat(CameraMotion.between(narrow, Textures.noise(1)), is(Optional.empty()));
  }

  private static PairMotion motion(RgbImage earlier, RgbImage later) {
    return CameraMotion.between(earlier, later).orElseThrow();
  }
}
