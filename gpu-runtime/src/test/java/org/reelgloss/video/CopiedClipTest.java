package org.reelgloss.video;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CopiedClipTest {
  private static final double EQUAL = 90;
  private static final ClipFormat COPY =
      new ClipFormat(ClipCodec.H264, ClipFormat.Mode.COPY, true, 0, false);

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
  void showsThePicturesOfTheSourceFromTheFirstOn(String codec, int outOfOrder, String name)
      throws Exception {
    Path film =
        FilmReel.by(codec)
            .framesOutOfOrder(outOfOrder)
            .write(folder.resolve(name), 100, frame -> TestFilms.shot(frame / 40, frame));

    for (int start : new int[] {0, 38, 41, 48}) {
      DecodedFilm clip = DecodedFilm.of(clip(film, start, 70));

      DecodedFilm source = DecodedFilm.of(film).part(start, 70);
      DecodedFilm shown = clip.part(0, 70 - start);
      assertThat("from " + start, shown.psnr(source), is(greaterThan(EQUAL)));
      assertThat(shown.millis(), is(source.millis()));
      assertThat(clip.luma().size() - (70 - start), is(lessThan(1 + outOfOrder)));
    }
  }

  @ParameterizedTest
  @CsvSource({"pcm_s16le, film.avi", "aac, film.mp4", "libmp3lame, film.mkv", "ac3, film.ts"})
  void soundsAtTheFrameThatItBelongsTo(String codec, String name) throws Exception {
    Path film =
        FilmReel.by(name.endsWith("ts") ? "mpeg2video" : "mpeg4")
            .beep(codec, 3_000)
            .write(folder.resolve(name), 100, frame -> TestFilms.shot(0, frame));

    DecodedSound sound = DecodedSound.of(clip(film, 70, 90));

    assertThat(sound.seconds(), is(closeTo(20 / 25.0, 0.035)));
    assertThat(sound.firstLoud(), is(closeTo(3 - 70 / 25.0, 0.003)));
  }

  @Test
  void keepsTheTurnOfThePictures() throws Exception {
    Path film =
        FilmReel.by("mpeg4").turned(90).write(folder.resolve("film.mp4"), 40, TestFilms::numbered);

    assertThat(Media.probe(clip(film, 20, 30)).getRotation(), is(90));
  }

  @ParameterizedTest
  @CsvSource({"msmpeg4, 0", "mpeg4, 2"})
  void encodesWhatMp4CannotTakeFromAvi(String codec, int outOfOrder) throws Exception {
    Path film =
        FilmReel.by(codec)
            .framesOutOfOrder(outOfOrder)
            .write(folder.resolve("film.avi"), 60, frame -> TestFilms.shot(0, frame));

    Path clip = clip(film, 20, 50);

    assertThat(Media.probe(clip).getCodec(), is("h264"));
    assertThat(DecodedFilm.of(clip).luma().size(), is(30));
  }

  private Path clip(Path film, int start, int end) throws Exception {
    Path media = folder.resolve("clip.mp4");
    ClipSheets sheets = ClipSheets.of(film).format(COPY);
    sheets.take(sheets.request(start, end, start, media));
    assertThat(sheets.content(start).soundLost(), is(false));
    return media;
  }
}
