package org.reelgloss.video;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.api.Test;

class PictureShapeTest {
  private static final ClipCodec H264 = ClipCodec.H264;

  @Test
  void leavesPicturesAsTheyAre() {
    assertThat(shape(1_280, 720, 1, 0, 0, false), is(new PictureShape(1_280, 720, 0, true)));
    assertThat(shape(720, 576, 1.5, 90, 0, false), is(new PictureShape(720, 576, 0, false)));
  }

  @Test
  void cutsOddRowsOff() {
    assertThat(shape(427, 241, 1, 0, 0, false), is(new PictureShape(426, 240, 0, true)));
  }

  @Test
  void reducesByTheUprightHeight() {
    assertThat(shape(1_920, 1_080, 1, 0, 720, false), is(new PictureShape(1_280, 720, 0, true)));
    assertThat(shape(1_920, 1_080, 1, 90, 640, false), is(new PictureShape(640, 360, 0, true)));
    assertThat(shape(720, 576, 1.5, 90, 540, false), is(new PictureShape(360, 288, 0, false)));
  }

  @Test
  void neverEnlarges() {
    assertThat(shape(320, 180, 1, 0, 720, false), is(new PictureShape(320, 180, 0, true)));
  }

  @Test
  void makesUprightPicturesOfSquarePixels() {
    PictureShape upright = shape(1_920, 1_080, 1, 270, 0, true);
    assertThat(upright, is(new PictureShape(1_920, 1_080, 270, true)));
    assertThat(upright.width(), is(1_080));
    assertThat(upright.height(), is(1_920));
    assertThat(shape(720, 576, 1.5, 0, 288, true), is(new PictureShape(540, 288, 0, true)));
  }

  @Test
  void keepsWithinWhatTheEncoderTakes() {
    assertThat(shape(7_680, 4_320, 1, 0, 0, false), is(new PictureShape(3_840, 2_160, 0, true)));
    assertThat(shape(8, 400, 1, 0, 0, false), is(new PictureShape(16, 400, 0, true)));
  }

  private static PictureShape shape(
      int width, int height, double stretch, int rotation, int maxHeight, boolean upright) {
    ClipFormat format = new ClipFormat(H264, ClipFormat.Mode.EXACT, true, maxHeight, upright);
    return PictureShape.of(width, height, stretch, rotation, format);
  }
}
