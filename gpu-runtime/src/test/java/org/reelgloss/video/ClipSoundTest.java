package org.reelgloss.video;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClipSoundTest {
  /** The length of an AAC frame. */
  private static final double FRAME = 1_024.0 / FilmReel.RATE;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "pcm_s16le, film.mkv",
    "pcm_s16le, film.avi",
    "aac, film.mp4",
    "libmp3lame, film.mkv",
    "ac3, film.ts",
    "flac, film.mkv"
  })
  void soundsAtTheFrameThatItBelongsTo(String codec, String name) throws Exception {
    Path film = film(codec, name);

    Path clip = clip(film, 70, 90, ClipFormat.STANDARD);

    DecodedSound sound = DecodedSound.of(clip);
    assertThat(sound.seconds(), is(closeTo(20 / 25.0, FRAME)));
    assertThat(sound.firstLoud(), is(closeTo(3 - 70 / 25.0, 0.003)));
  }

  @Test
  void takesOnlyTheSoundOfTheClip() throws Exception {
    Path film = film("pcm_s16le", "film.mkv");

    DecodedSound before = DecodedSound.of(clip(film, 50, 74, ClipFormat.STANDARD));
    DecodedSound from = DecodedSound.of(clip(film, 75, 99, ClipFormat.STANDARD));

    assertThat(before.firstLoud(), is(Double.NaN));
    assertThat(from.firstLoud(), is(closeTo(0, 0.002)));
  }

  @Test
  void leavesTheSoundOutWhereAskedTo() throws Exception {
    ClipFormat silent = new ClipFormat(ClipCodec.H264, ClipFormat.Mode.EXACT, false, 0, false);

    Path clip = clip(film("aac", "film.mp4"), 50, 90, silent);

    assertThat(Media.probe(clip).getHasAudio(), is(false));
  }

  @Test
  void aFilmWithoutSoundIsWhole() throws Exception {
    Path film = FilmReel.by("mpeg4").write(folder.resolve("f.mp4"), 60, f -> TestFilms.shot(0, f));
    ClipSheets sheets = ClipSheets.of(film);

    sheets.take(sheets.request(10, 50, 10, folder.resolve("clip.mp4")));

    assertThat(sheets.content(10).soundLost(), is(false));
    assertThat(Media.probe(folder.resolve("clip.mp4")).getHasAudio(), is(false));
  }

  @Test
  void brokenSoundLeavesTheClipSilentAndIsNoted() throws Exception {
    Path film = film("flac", "film.mkv");
    byte[] bytes = Files.readAllBytes(film);
    for (int i = 3_000; i < bytes.length - 1; i++) {
      if (bytes[i] == (byte) 0xff && bytes[i + 1] == (byte) 0xf8) { // Where a FLAC frame begins.
        bytes[i] = 0;
      }
    }
    Files.write(film, bytes);
    ClipSheets sheets = ClipSheets.of(film);

    sheets.take(sheets.request(10, 50, 10, folder.resolve("clip.mp4")));

    assertThat(sheets.content(10).soundLost(), is(true));
    assertThat(DecodedFilm.of(folder.resolve("clip.mp4")).luma().size(), is(40));
    assertThat(Media.probe(folder.resolve("clip.mp4")).getHasAudio(), is(false));
  }

  /** Four seconds with a beep at the third. */
  private Path film(String codec, String name) throws Exception {
    return FilmReel.by(name.endsWith("ts") ? "mpeg2video" : "mpeg4")
        .beep(codec, 3_000)
        .write(folder.resolve(name), 100, frame -> TestFilms.shot(0, frame));
  }

  private Path clip(Path film, int start, int end, ClipFormat format) throws Exception {
    Path media = folder.resolve("clip-" + start + ".mp4");
    ClipSheets sheets = ClipSheets.of(film).format(format);
    sheets.take(sheets.request(start, end, start, media));
    assertThat(sheets.content(start).soundLost(), is(false));
    return media;
  }
}
