package org.reelgloss.transforms.export;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reelgloss.gpu.ModelException;
import org.reelgloss.schemas.Clip;
import org.reelgloss.schemas.ClipFrame;
import org.reelgloss.transforms.storage.OutputRoot;
import org.reelgloss.video.RgbImage;

class StoredFramesTest {
  private static final String SHEET = "frames/v/v-0-75.jpg";

  @TempDir private Path folder;
  private OutputRoot root;

  @BeforeEach
  void openRoot() {
    root = OutputRoot.of(folder.toString());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 4, 5, 8})
  void givesEachFrameOfTheSheetWithItsTime(int count) throws Exception {
    writeSheet(frames(count, 512, 288));

    List<ClipFrame> frames = new StoredFrames(root).restore(clip(times(count)).build()).getFrames();

    assertThat(frames.stream().map(ClipFrame::getTimeMs).toList(), is(times(count)));
    for (int i = 0; i < count; i++) {
      RgbImage frame = decode(frames.get(i));
      assertThat(frame.width(), is(256));
      assertThat(frame.height(), is(144));
      assertThat(Math.abs(centre(frame) - grey(i)), is(lessThan(4)));
    }
  }

  @Test
  void smallFramesOfAnyShapeKeepTheirSize() throws Exception {
    writeSheet(frames(6, 30, 77));

    List<ClipFrame> frames = new StoredFrames(root).restore(clip(times(6)).build()).getFrames();

    assertThat(frames, hasSize(6));
    assertThat(decode(frames.get(5)).width(), is(30));
    assertThat(decode(frames.get(5)).height(), is(77));
    assertThat(Math.abs(centre(decode(frames.get(5))) - grey(5)), is(lessThan(8)));
  }

  @Test
  void aRecordWithoutTimesIsOfEightFramesOrOfAllThatTheClipHas() throws Exception {
    writeSheet(frames(8, 64, 64));
    assertThat(
        times(new StoredFrames(root).restore(clip(List.of()).build())),
        contains(187L, 562L, 937L, 1312L, 1687L, 2062L, 2437L, 2812L));

    writeSheet(frames(3, 64, 64));
    assertThat(
        times(new StoredFrames(root).restore(clip(List.of()).setEndFrame(3).build())),
        contains(500L, 1500L, 2500L));
  }

  @Test
  void aSheetThatIsNotWhatTheRecordSaysIsTheClipsFault() throws IOException {
    writeSheet(frames(3, 65, 65));
    assertThat(fault(times(7)).getMessage(), containsString("Not a sheet of 7 frames"));

    root.write(SHEET, out -> out.write(new byte[9]));
    assertThat(fault(times(3)).getMessage(), containsString(SHEET + " cannot be used"));
  }

  @Test
  void aSheetThatCannotBeReadIsNot() {
    StoredFrames stored = new StoredFrames(root);
    Clip clip = clip(times(3)).build();

    assertThrows(NoSuchFileException.class, () -> stored.restore(clip));
  }

  private ModelException fault(List<Long> times) {
    StoredFrames stored = new StoredFrames(root);
    Clip clip = clip(times).build();
    return assertThrows(ModelException.class, () -> stored.restore(clip));
  }

  private void writeSheet(List<RgbImage> frames) throws IOException {
    root.write(SHEET, out -> out.write(ContactSheet.jpeg(frames)));
  }

  private static Clip.Builder clip(List<Long> times) {
    return Clip.newBuilder()
        .setClipId("v-0-75")
        .setVideoId("v")
        .setUri("/videos/v.mp4")
        .setStartFrame(0)
        .setEndFrame(75)
        .setStartMs(0)
        .setEndMs(3_000)
        .setContactSheet(SHEET)
        .setContactSheetTimesMs(times);
  }

  private static List<Long> times(int count) {
    List<Long> times = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      times.add(17L + 100L * i);
    }
    return times;
  }

  private static List<Long> times(Clip clip) {
    return clip.getFrames().stream().map(ClipFrame::getTimeMs).toList();
  }

  /** Returns frames of one grey each. */
  private static List<RgbImage> frames(int count, int width, int height) {
    List<RgbImage> frames = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] pixels = new byte[3 * width * height];
      Arrays.fill(pixels, (byte) grey(i));
      frames.add(new RgbImage(width, height, pixels));
    }
    return frames;
  }

  private static int grey(int frame) {
    return 20 + 29 * frame;
  }

  private static RgbImage decode(ClipFrame frame) throws IOException {
    ByteBuffer jpeg = frame.getJpeg().duplicate();
    byte[] bytes = new byte[jpeg.remaining()];
    jpeg.get(bytes);
    return RgbImage.decode(bytes);
  }

  private static int centre(RgbImage image) {
    int at = image.height() / 2 * image.width() + image.width() / 2;
    return image.pixels()[3 * at] & 0xff;
  }
}
