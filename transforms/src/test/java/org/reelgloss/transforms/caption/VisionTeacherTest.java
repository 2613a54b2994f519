package org.reelgloss.transforms.caption;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.reelgloss.transforms.caption.Answers.noInput;
import static org.reelgloss.transforms.caption.Answers.says;

import java.awt.Color;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.reelgloss.schemas.ClipFrame;
import org.reelgloss.video.RgbImage;
import org.reelgloss.vision.Textures;

class VisionTeacherTest {
  private static VisionTeacher teacher;

  @BeforeAll
  static void open() {
    teacher = new VisionTeacher();
  }

  @AfterAll
  static void close() {
    teacher.close();
  }

  @Test
  void saysThatTheCameraPansToTheRightWhenTheContentGoesLeft() throws Exception {
    assertThat(
        see(i -> Textures.window(200 + 16 * i, 300)),
        says("The camera slowly pans to the right over a black-and-white scene."));
  }

  @Test
  void saysThatTheCameraPansToTheLeft() throws Exception {
    assertThat(
        see(i -> Textures.window(500 - 50 * i, 300)),
        says("The camera pans to the left over a black-and-white scene."));
  }

  @Test
  void saysThatTheCameraTilts() throws Exception {
    assertThat(
        see(i -> Textures.window(300, 400 - 30 * i)),
        says("The camera tilts up over a black-and-white scene."));
    assertThat(
        see(i -> Textures.window(300, 100 + 30 * i)),
        says("The camera tilts down over a black-and-white scene."));
  }

  @Test
  void saysThatTheCameraZooms() throws Exception {
    assertThat(
        see(i -> Textures.window(300 + 6 * i, 300 + 9 * i / 2, 320 - 12 * i)),
        says("The camera slowly zooms in on a black-and-white scene."));
    assertThat(
        see(i -> Textures.window(350 - 6 * i, 335 - 9 * i / 2, 220 + 12 * i)),
        says("The camera slowly zooms out from a black-and-white scene."));
  }

  @Test
  void saysThatTheCameraShakes() throws Exception {
    assertThat(
        see(i -> Textures.window(300 + (i % 2) * 14, 300 - (i % 2) * 10)),
        says("A shaky camera shows a black-and-white scene."));
  }

  @Test
  void saysOnWhichSideOfAStillCameraSomethingMoves() throws Exception {
    assertThat(
        see(i -> Textures.withBox(300, 300, 250, 20 + 20 * i, 36)),
        says(
            "Something moves on the right of a scene that is mostly grey while the camera stays"
                + " still."));
  }

  @Test
  void callsPicturesThatDoNotChangeStill() throws Exception {
    assertThat(
        see(i -> Textures.window(300, 300)), says("A still picture of a black-and-white scene."));
  }

  @Test
  void saysNothingOfTheCameraWhereNothingCanBeMadeOut() throws Exception {
    assertThat(
        see(i -> Textures.plain(new Color(10, 8, 9))), says("A dark scene that is mostly black."));
    assertThat(
        see(i -> Textures.plain(new Color(200, 20, 20))), says("A scene that is mostly red."));
    assertThat(see(i -> Textures.plain(Color.WHITE)), says("A bright scene that is mostly white."));
  }

  @Test
  void namesNobodyInNoise() throws Exception {
    assertThat(see(Textures::noise), says("A scene that is partly green and grey."));
  }

  @Test
  void saysThatAClipGetsDarkerOrBrighter() throws Exception {
    assertThat(
        see(i -> Textures.plain(new Color(0, 0, 240 - 20 * i))),
        says("A scene that is mostly blue and gets darker."));
    assertThat(
        see(i -> Textures.plain(new Color(40 + 20 * i, 40 + 20 * i, 0))),
        says("A scene that is mostly green and yellow and gets brighter."));
  }

  @Test
  void tellsWhatIsAboveFromWhatIsBelow() throws Exception {
    RgbImage picture = Textures.plain(new Color(60, 120, 230));
    byte[] pixels = picture.pixels();
    for (int i = pixels.length / 2; i < pixels.length; i += 3) {
      pixels[i + 2] = 40;
    }

    assertThat(see(i -> picture), says("A scene that is mostly blue above and green below."));
  }

  @Test
  void leavesBlackBarsOut() throws Exception {
    byte[] pixels = new byte[3 * 320 * 240];
    for (int i = 3 * 320 * 50; i < 3 * 320 * 190; i++) {
      pixels[i] = (byte) (i % 3 == 0 ? 230 : 30);
    }

    assertThat(see(i -> new RgbImage(320, 240, pixels)), says("A scene that is mostly red."));
  }

  @Test
  void hasNoInputWithoutFrames() throws Exception {
    assertThat(
        teacher.caption(TestClips.withFrames(List.of())), is(noInput("The clip has no frames")));
  }

  @Test
  void cannotAnswerWhereAFrameIsNoPicture() {
    ClipFrame broken =
        ClipFrame.newBuilder().setTimeMs(40).setJpeg(ByteBuffer.wrap(new byte[9])).build();
    ClipEvidence clip =
        new ClipEvidence(TestClips.clip().setFrames(Collections.nCopies(8, broken)).build());

    TeacherException refusal = assertThrows(TeacherException.class, () -> teacher.caption(clip));

    assertThat(refusal.getMessage(), containsString("The frame at 40 ms cannot be decoded"));
  }

  private static TeacherAnswer see(IntFunction<RgbImage> frame) throws TeacherException {
    return teacher.caption(TestClips.withFrames(IntStream.range(0, 8).mapToObj(frame).toList()));
  }
}
