package org.reelgloss.video;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncodedClipTest {
  private static final double GOOD = 36;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "libopenh264, 0, film.mp4",
    "mpeg4, 0, film.avi",
    "mpeg4, 2, film.mp4",
    "mpeg4, 2, film.mkv",
    "mpeg2video, 2, film.mp4",
    "mpeg2video, 2, film.ts",
    "libvpx-vp9, 0, film.webm"
  })
  void hasExactlyTheFramesAndTimesOfTheSource(String codec, int outOfOrder, String name)
      throws Exception {
    Path film =
        FilmReel.by(codec)
            .framesOutOfOrder(outOfOrder)
            .write(folder.resolve(name), 100, frame -> TestFilms.shot(frame / 40, frame));

    for (int anchor : new int[] {37, 38, 39, 47, 48, 49}) {
      DecodedFilm clip = clip(film, anchor + 2, 70, anchor, ClipFormat.STANDARD);

      DecodedFilm source = DecodedFilm.of(film).part(anchor + 2, 70);
      assertThat(clip.luma().size(), is(68 - anchor));
      assertThat(clip.millis(), is(source.millis()));
      assertThat("from " + anchor, clip.psnr(source), is(greaterThan(GOOD)));
    }
  }

  @Test
  void keepsVariableTimes() throws Exception {
    Path film =
        FilmReel.by("mpeg4")
            .framesOutOfOrder(1)
            .at(frame -> frame * 40L + frame / 3 * 71L)
            .write(folder.resolve("film.mp4"), 60, frame -> TestFilms.shot(0, frame));

    DecodedFilm clip = clip(film, 20, 50, 10, ClipFormat.STANDARD);

    DecodedFilm source = DecodedFilm.of(film).part(20, 50);
    assertThat(clip.millis(), is(source.millis()));
    assertThat(clip.psnr(source), is(greaterThan(GOOD)));
    assertThat(Media.probe(folder.resolve("clip.mp4")).getDurationMs(), is(30 * 40L + 10 * 71L));
  }

  @ParameterizedTest
  @CsvSource({"H264, 36", "VP9, 34", "AV1, 34"})
  void everyCodecOfTheLibraryKeepsFramesAndTimes(ClipCodec codec, double good) throws Exception {
    Path film =
        FilmReel.by("mpeg4").write(folder.resolve("film.mp4"), 60, f -> TestFilms.shot(0, f));
    ClipFormat format = new ClipFormat(codec, ClipFormat.Mode.EXACT, false, 0, false);

    DecodedFilm clip = clip(film, 7, 45, 0, format);

    DecodedFilm source = DecodedFilm.of(film).part(7, 45);
    assertThat(clip.millis(), is(source.millis()));
    assertThat(clip.psnr(source), is(greaterThan(good)));
    assertThat(Media.probe(folder.resolve("clip.mp4")).getDurationMs(), is(38 * 40L));
  }

  @Test
  void tellsThePlayerTurnAndShapeOfThePixels() throws Exception {
    Path film =
        FilmReel.by("mpeg4")
            .turned(90)
            .pixels(4, 3)
            .write(folder.resolve("film.mp4"), 30, f -> TestFilms.shot(0, f));

    DecodedFilm clip = clip(film, 5, 25, 0, ClipFormat.STANDARD);

    assertThat(clip.psnr(DecodedFilm.of(film).part(5, 25)), is(greaterThan(GOOD)));
    assertThat(clip.width(), is(TestFilms.WIDTH));
    assertThat(Media.probe(folder.resolve("clip.mp4")).getRotation(), is(90));
    assertThat(pixelShape(folder.resolve("clip.mp4")), is(closeTo(4 / 3.0, 1e-6)));
  }

  @Test
  void turnsPicturesUprightWithSquarePixels() throws Exception {
    Path film =
        FilmReel.by("mpeg4")
            .turned(90)
            .pixels(4, 3)
            .write(folder.resolve("film.mp4"), 30, TestFilms::numbered);
    ClipFormat format = new ClipFormat(ClipCodec.H264, ClipFormat.Mode.EXACT, true, 0, true);

    DecodedFilm clip = clip(film, 5, 25, 0, format);

    assertThat(clip.width(), is(TestFilms.HEIGHT));
    assertThat(clip.height(), is(426));
    assertThat(Media.probe(folder.resolve("clip.mp4")).getRotation(), is(0));
    assertThat(pixelShape(folder.resolve("clip.mp4")), is(closeTo(1, 1e-6)));
    byte[] last = clip.luma().get(19); // Frame 24: tens on top, units, which run up, below.
    int top = last[50 * clip.width() + 90] & 0xff;
    int bottom = last[380 * clip.width() + 90] & 0xff;
    assertThat((bottom - top) / 19.0, is(closeTo(2, 0.4)));
  }

  @Test
  void reducesPicturesToTheGreatestHeight() throws Exception {
    Path film =
        FilmReel.by("mpeg4").write(folder.resolve("film.mp4"), 30, f -> TestFilms.shot(0, f));
    ClipFormat format = new ClipFormat(ClipCodec.H264, ClipFormat.Mode.EXACT, true, 90, false);

    DecodedFilm clip = clip(film, 5, 25, 0, format);

    assertThat(clip.luma().size(), is(20));
    assertThat(clip.width(), is(160));
    assertThat(clip.height(), is(90));
    assertThat(pixelShape(folder.resolve("clip.mp4")), is(closeTo(1, 1e-6)));
  }

  private DecodedFilm clip(Path film, int start, int end, int anchor, ClipFormat format)
      throws Exception {
    Path media = folder.resolve("clip.mp4");
    ClipSheets sheets = ClipSheets.of(film).format(format);
    sheets.take(sheets.request(start, end, anchor, media));
    assertThat(sheets.failed(), is(0));
    return DecodedFilm.of(media);
  }

  private static double pixelShape(Path file) throws Exception {
    try (VideoReader reader = VideoReader.open(file, VideoLimits.STANDARD)) {
      reader.next();
      return (double) reader.frame().sample_aspect_ratio().num()
          / reader.frame().sample_aspect_ratio().den();
    }
  }
}
