package org.reelgloss.video;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Going to a frame of a real video gives the very frame that decoding from the start gives. */
@Tag("test-data")
class SeekTruthTest {
  private static final Path VIDEOS = Path.of(System.getenv("REELGLOSS_TEST_DATA"), "videos");
  private static final int PLACES = 9;

  /** A frame as decoding from the start gives it. */
  private record Shown(@Nullable Long pts, long checksum) {}

  @Test
  void everyRealVideoShowsTheSameFrameEitherWay() throws Exception {
    Map<String, List<Long>> wrong = new TreeMap<>();
    for (Path video : videos()) {
      List<Long> frames = framesThatDiffer(video);
      if (!frames.isEmpty()) {
        wrong.put(video.getFileName().toString(), frames);
      }
    }

    assertThat(wrong, is(equalTo(Map.of())));
  }

  private static List<Path> videos() throws IOException {
    try (Stream<Path> files = Files.list(VIDEOS)) {
      return files.filter(file -> !file.toString().endsWith(".json")).sorted().toList();
    }
  }

  private static List<Long> framesThatDiffer(Path video) throws Exception {
    List<Shown> shown = fromTheStart(video);
    List<Long> wrong = new ArrayList<>();
    for (int place = PLACES; place >= 1; place--) {
      int frame = place * (shown.size() - 1) / PLACES;
      Shown expected = shown.get(frame);
      ClipRequest clip = new ClipRequest(frame, frame + 1L, frame, expected.pts(), null);
      ClipBatch batch =
          new ClipBatch(video, List.of(clip), 1, 64, ClipFormat.STANDARD, VideoLimits.STANDARD);
      try (ClipFrames frames = new ClipFrames(batch)) {
        frames.goTo(clip);
        if (checksum(frames.reader().frame()) != expected.checksum()) {
          wrong.add((long) frame);
        }
      }
    }
    return wrong;
  }

  private static List<Shown> fromTheStart(Path video) throws Exception {
    List<Shown> shown = new ArrayList<>();
    try (VideoReader reader = VideoReader.open(video, VideoLimits.STANDARD)) {
      while (reader.next()) {
        shown.add(new Shown(reader.hasPts() ? reader.pts() : null, checksum(reader.frame())));
      }
    }
    return shown;
  }

  private static long checksum(AVFrame frame) {
    CRC32 checksum = new CRC32();
    byte[] row = new byte[frame.width()];
    for (int y = 0; y < frame.height(); y++) {
      frame.data(0).getPointer((long) y * frame.linesize(0)).get(row);
      checksum.update(row);
    }
    return checksum.getValue();
  }
}
