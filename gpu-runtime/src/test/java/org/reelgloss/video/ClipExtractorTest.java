package org.reelgloss.video;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClipExtractorTest {
  @TempDir private Path folder;

  @Test
  void givesExactlyTheFramesBetweenKeyFrames() throws Exception {
    ClipSheets sheets = ClipSheets.of(film());

    sheets.take(sheets.request(63, 71, 60, null));

    assertThat(sheets.numbers(63), contains(63L, 64L, 65L, 66L, 67L, 68L, 69L, 70L));
    assertThat(sheets.content(63).startMs(), is(63 * 40L));
    assertThat(sheets.content(63).endMs(), is(71 * 40L));
  }

  @Test
  void findsTheFramesWithoutTimeStampsToo() throws Exception {
    ClipSheets sheets = ClipSheets.of(film()).samples(2);

    sheets.take(new ClipRequest(63, 71, 0, null, null), new ClipRequest(80, 84, 0, null, null));

    assertThat(sheets.numbers(63), contains(65L, 69L));
    assertThat(sheets.numbers(80), contains(81L, 83L));
  }

  @Test
  void decodesFromTheStartWhereTheAnchorIsNotMet() throws Exception {
    ClipSheets sheets = ClipSheets.of(film()).samples(2);
    sheets.take(new ClipRequest(63, 71, 60, 1L, null));

    assertThat(sheets.numbers(63), contains(65L, 69L));
  }

  @Test
  void givesShortClipsEachFrameOnce() throws Exception {
    ClipSheets sheets = ClipSheets.of(film());

    sheets.take(sheets.request(10, 12, 0, null));

    assertThat(sheets.numbers(10), contains(10L, 11L));
  }

  @Test
  void givesClipsInAnyOrderThatTouchOrOverlap() throws Exception {
    ClipSheets sheets = ClipSheets.of(film()).samples(2);

    sheets.take(
        sheets.request(20, 24, 20, null),
        sheets.request(24, 28, 20, null),
        sheets.request(90, 94, 90, null),
        sheets.request(22, 26, 20, null));

    assertThat(sheets.numbers(20), contains(21L, 23L));
    assertThat(sheets.numbers(24), contains(25L, 27L));
    assertThat(sheets.numbers(90), contains(91L, 93L));
    assertThat(sheets.numbers(22), contains(23L, 25L));
  }

  @Test
  void severalClipsOfOneDecodeEqualThoseOneByOne() throws Exception {
    Path film =
        reel()
            .framesOutOfOrder(2)
            .beep("aac", 1_000)
            .write(file("b.mp4"), 100, TestFilms::numbered);
    ClipSheets together = ClipSheets.of(film);
    ClipRequest first = together.request(10, 30, 10, file("1.mp4"));
    ClipRequest second = together.request(31, 52, 31, file("2.mp4"));
    ClipRequest third = together.request(80, 99, 75, file("3.mp4"));

    together.take(first, second, third);

    for (ClipRequest clip : List.of(first, second, third)) {
      Path media = Objects.requireNonNull(clip.media());
      byte[] bytes = Files.readAllBytes(media);
      ClipSheets alone = ClipSheets.of(film).take(clip);
      assertThat(Files.readAllBytes(media), is(bytes));
      assertThat(alone.content(clip.startFrame()), is(together.content(clip.startFrame())));
    }
  }

  @Test
  void aClipThatIsNotFoundFailsAlone() throws Exception {
    ClipSheets sheets = ClipSheets.of(film()).samples(2);

    sheets.take(
        sheets.request(20, 24, 20, null),
        sheets.request(90, 140, 90, null),
        sheets.request(40, 44, 40, null));

    assertThat(sheets.failed(), is(1));
    assertThat(sheets.failure(90).getMessage(), is("Frame 100 is not found again; the last is 99"));
    assertThat(sheets.numbers(20), contains(21L, 23L));
    assertThat(sheets.numbers(40), contains(41L, 43L));
  }

  @Test
  void allClipsOfAFileThatIsNoVideoFail() throws Exception {
    Path page = Files.writeString(file("a.mp4"), "<html><body>404</body></html>");
    ClipSheets sheets = ClipSheets.of(page);

    sheets.take(new ClipRequest(0, 4, 0, null, null), new ClipRequest(5, 9, 0, null, null));

    assertThat(sheets.failed(), is(2));
    assertThat(sheets.failure(5).getMessage(), containsString("HTML page"));
  }

  @Test
  void turnsPicturesUpright() {
    RgbImage lying = new RgbImage(2, 1, new byte[] {1, 1, 1, 2, 2, 2});

    assertThat(
        UprightPictures.turn(lying, 90), is(new RgbImage(1, 2, new byte[] {1, 1, 1, 2, 2, 2})));
    assertThat(
        UprightPictures.turn(lying, 180), is(new RgbImage(2, 1, new byte[] {2, 2, 2, 1, 1, 1})));
    assertThat(
        UprightPictures.turn(lying, 270), is(new RgbImage(1, 2, new byte[] {2, 2, 2, 1, 1, 1})));
  }

  private Path film() throws Exception {
    return TestFilms.write(file("film.mp4"), 100, TestFilms::numbered);
  }

  private static FilmReel reel() {
    return FilmReel.by("mpeg4");
  }

  private Path file(String name) {
    return folder.resolve(name);
  }
}
