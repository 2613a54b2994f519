package org.reelgloss.video;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadMediaTest {
  @TempDir private Path folder;

  @Test
  void namesAnEmptyFile() throws IOException {
    assertThat(fault(new byte[0]).fault(), is(MediaFault.EMPTY));
  }

  @Test
  void namesZerosAndNoise() throws IOException {
    byte[] noise = new byte[65_536];
    new Random(1).nextBytes(noise);

    assertThat(fault(new byte[4_096]).fault(), is(MediaFault.NOT_MEDIA));
    assertThat(fault(noise).fault(), is(MediaFault.NOT_MEDIA));
  }

  @Test
  void saysThatAPageIsAPage() throws IOException {
    MediaException page = fault("<html><body>404 Not Found</body></html>");

    assertThat(page.fault(), is(MediaFault.NOT_MEDIA));
    assertThat(page.getMessage(), containsString("HTML page"));
  }

  @Test
  void refusesWhatPointsElsewhere() throws IOException {
    assertThat(fault("#EXTM3U\nfile:///etc/passwd\n").fault(), is(MediaFault.REFUSED));
    assertThat(fault("ffconcat version 1.0\nfile a.mp4\n").fault(), is(MediaFault.REFUSED));
    assertThat(fault("v=0\nc=IN IP4 127.0.0.1\n").fault(), is(MediaFault.REFUSED));
    assertThat(fault("<?xml version=\"1.0\"?><MPD/>").fault(), is(MediaFault.REFUSED));
  }

  @Test
  void namesAFileWhoseIndexIsMissing() throws IOException {
    byte[] whole = Files.readAllBytes(TestFilms.shots(folder.resolve("ok.mp4"), 30));
    String text = new String(whole, StandardCharsets.ISO_8859_1);
    byte[] cut = text.replace("moov", "gone").getBytes(StandardCharsets.ISO_8859_1);

    assertThat(fault(cut).fault(), is(MediaFault.TRUNCATED));
  }

  @Test
  void keepsToTheLimitOfPixels() throws IOException {
    Path film = TestFilms.shots(folder.resolve("ok.mp4"), 30);
    VideoLimits few = limits(1_000, Duration.ofHours(1), 1);

    MediaException large =
        assertThrows(MediaException.class, () -> VideoReader.open(film, few).close());

    assertThat(large.fault(), is(MediaFault.TOO_MANY_PIXELS));
    assertThat(large.getMessage(), is("320 x 180 is more than 1000 pixels a frame"));
  }

  @Test
  void keepsToTheLimitOfStreams() throws IOException {
    VideoLimits one = limits(100_000, Duration.ofHours(1), 1);
    for (String container : List.of("a.mp4", "a.mkv", "a.mpg", "a.ts")) {
      Path film =
          FilmReel.by("mpeg2video")
              .beep("mp2", 0)
              .write(folder.resolve(container), 30, frame -> TestFilms.shot(0, frame));

      MediaException many =
          assertThrows(MediaException.class, () -> VideoReader.open(film, one).close());

      assertThat(many.fault(), is(MediaFault.TOO_MANY_STREAMS));
      assertThat(many.getMessage(), is("2 streams are more than 1"));
    }
  }

  @Test
  void keepsToTheLimitOfPresentationTime() throws IOException {
    Path film = TestFilms.shots(film(), 60);
    ScanSettings settings =
        new ScanSettings(
            ScanSettings.PANDA70M.detectors(),
            5,
            2,
            0.05,
            limits(100_000, Duration.ofSeconds(2), 1));

    MediaException late =
        assertThrows(
            MediaException.class,
            () -> ShotScanner.inProcess().scan(film, settings, segment -> {}));

    assertThat(late.fault(), is(MediaFault.TOO_LONG));
    assertThat(late.getMessage(), is("A frame is shown later than PT2S after the start"));
  }

  private Path film() {
    return folder.resolve("ok.mp4");
  }

  private static VideoLimits limits(long pixels, Duration duration, int streams) {
    return new VideoLimits(pixels, 100, duration, streams, VideoLimits.STANDARD.stall());
  }

  @Test
  void opensNamesThatLookLikePatternsOrOptions() throws Exception {
    Path film = TestFilms.shots(folder.resolve("-i %05d 'ä;.mp4"), 30);

    assertThat(Media.probe(film).getWidth(), is(320));
  }

  private MediaException fault(String content) throws IOException {
    return fault(content.getBytes(StandardCharsets.UTF_8));
  }

  private MediaException fault(byte[] content) throws IOException {
    Path file = Files.write(folder.resolve("bad.mp4"), content);
    return assertThrows(MediaException.class, () -> Media.probe(file));
  }
}
