package org.reelgloss.video;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Asks for clips of a film by their frames alone, and keeps what comes. */
final class ClipSheets implements ClipSink {
  private final Path film;
  private ClipFormat format = ClipFormat.STANDARD;
  private int samples = 8;
  private final Map<Long, ClipContent> clips = new TreeMap<>();
  private final Map<Long, MediaException> failures = new TreeMap<>();

  private ClipSheets(Path film) {
    this.film = film;
  }

  static ClipSheets of(Path film) {
    return new ClipSheets(film);
  }

  ClipSheets format(ClipFormat how) {
    format = how;
    return this;
  }

  ClipSheets samples(int number) {
    samples = number;
    return this;
  }

  /** Extracts these clips together. */
  ClipSheets take(ClipRequest... requests) throws IOException {
    ClipBatch batch =
        new ClipBatch(film, List.of(requests), samples, 512, format, VideoLimits.STANDARD);
    ClipExtractor.extract(batch, this);
    return this;
  }

  /** Returns a request for frames [start, end), anchored at the given frame. */
  ClipRequest request(long start, long end, int anchor, @Nullable Path media)
      throws MediaException, IOException {
    return new ClipRequest(start, end, anchor, stamps().get(anchor), media);
  }

  /** Returns the stamps that a scan of the film gives. */
  private List<Long> stamps() throws MediaException, IOException {
    List<Long> stamps = new ArrayList<>();
    try (VideoReader reader = VideoReader.open(film, VideoLimits.STANDARD)) {
      while (reader.next()) {
        stamps.add(reader.pts());
      }
    }
    return stamps;
  }

  /** Returns the numbers that the pictures of the clip from a frame tell. */
  List<Long> numbers(long startFrame) {
    return content(startFrame).samples().stream()
        .map(sample -> TestFilms.number(sample.picture()))
        .toList();
  }

  /** Returns the content of the clip from a frame. */
  ClipContent content(long startFrame) {
    return Objects.requireNonNull(clips.get(startFrame), () -> "failed: " + failures);
  }

  /** Returns why the clip from a frame failed. */
  MediaException failure(long startFrame) {
    return Objects.requireNonNull(failures.get(startFrame), () -> "failed: " + failures);
  }

  int failed() {
    return failures.size();
  }

  @Override
  public void done(ClipRequest clip, ClipContent content) {
    clips.put(clip.startFrame(), content);
  }

  @Override
  public void failed(ClipRequest clip, MediaException fault) {
    failures.put(clip.startFrame(), fault);
  }
}
