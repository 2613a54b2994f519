package org.reelgloss.transforms.export;

import static org.apache.beam.sdk.values.TypeDescriptors.strings;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.reelgloss.transforms.ClipMatchers.failure;
import static org.reelgloss.transforms.ClipMatchers.having;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.extensions.avro.coders.AvroCoder;
import org.apache.beam.sdk.metrics.MetricNameFilter;
import org.apache.beam.sdk.metrics.MetricsFilter;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reelgloss.schemas.Clip;
import org.reelgloss.schemas.ClipFrame;
import org.reelgloss.schemas.FrameRange;
import org.reelgloss.schemas.Segment;
import org.reelgloss.schemas.SourceVideo;
import org.reelgloss.schemas.SplitVideo;
import org.reelgloss.schemas.Subtitle;
import org.reelgloss.schemas.SubtitleOrigin;
import org.reelgloss.transforms.storage.OutputRoot;
import org.reelgloss.video.ClipFormat;
import org.reelgloss.video.FilmReel;
import org.reelgloss.video.Media;
import org.reelgloss.video.TestFilms;

class ExportClipsTest {
  private static final SerializableFunction<Clip, String> CLIP_ID = Clip::getClipId;

  private final TestPipeline pipeline = TestPipeline.create().enableAbandonedNodeEnforcement(false);

  @TempDir private Path folder;

  @Test
  void givesEachEventAsAClipWithFramesTextAndMedia() throws Exception {
    SplitVideo video = video(10, 60);

    PAssert.thatSingleton(export(video).get(ExportClips.CLIPS))
        .satisfies(
            clip -> {
              assertThat(
                  clip,
                  allOf(
                      having("id", Clip::getClipId, is("id-10-60")),
                      having("start", Clip::getStartMs, is(400L)),
                      having("end", Clip::getEndMs, is(2_400L)),
                      having("frames", Clip::getFrames, hasSize(8)),
                      having(
                          "times of the sheet",
                          Clip::getContactSheetTimesMs,
                          is(clip.getFrames().stream().map(ClipFrame::getTimeMs).toList())),
                      having("media", Clip::getMedia, is(Optional.of("clips/id/id-10-60.mp4")))));
              assertThat(
                  clip.getSubtitles(), contains(having("text", Subtitle::getText, is("in"))));
              return null;
            });
    pipeline.run().waitUntilFinish();
    assertThat(
        Media.probe(folder.resolve("out/clips/id/id-10-60.mp4")).getDurationMs(), is(2_000L));
    assertThat(Files.exists(folder.resolve("out/frames/id/id-10-60.jpg")), is(true));
    assertThat(
        Files.readString(folder.resolve("out/clips/id/id-10-60.vtt")),
        is("WEBVTT\n\n00:00:00.000 --> 00:00:00.100\nin\n"));
  }

  @Test
  void aClipWithoutSubtitlesHasNoFileOfThem() throws Exception {
    PAssert.that(export(video(20, 60)).get(ExportClips.FAILURES)).empty();
    pipeline.run().waitUntilFinish();

    assertThat(Files.exists(folder.resolve("out/clips/id/id-20-60.mp4")), is(true));
    assertThat(Files.exists(folder.resolve("out/clips/id/id-20-60.vtt")), is(false));
  }

  @Test
  void anEventThatIsNotFoundAgainLeavesItsNeighbours() throws Exception {
    SplitVideo video = video(10, 20);
    video.setEvents(
        List.of(new FrameRange(10L, 20L), new FrameRange(90L, 140L), new FrameRange(70L, 80L)));

    PCollectionTuple exported = export(video);

    PAssert.that(exported.get(ExportClips.CLIPS).apply(MapElements.into(strings()).via(CLIP_ID)))
        .containsInAnyOrder("id-10-20", "id-70-80");
    PAssert.that(exported.get(ExportClips.FAILURES))
        .satisfies(
            failures -> {
              assertThat(failures, contains(failure("id-90-140", "ExportClips", "UNDECODABLE")));
              return null;
            });
    pipeline.run().waitUntilFinish();
  }

  @Test
  void soundThatCannotBeDecodedIsCounted() throws Exception {
    Path film =
        FilmReel.by("mpeg4")
            .beep("flac", 1_000)
            .write(folder.resolve("a.mkv"), 80, frame -> TestFilms.shot(0, frame));
    byte[] bytes = Files.readAllBytes(film);
    for (int i = 3_000; i < bytes.length - 1; i++) {
      if (bytes[i] == (byte) 0xff && bytes[i + 1] == (byte) 0xf8) { // Where a FLAC frame begins.
        bytes[i] = 0;
      }
    }
    Files.write(film, bytes);
    SplitVideo video = video(10, 60);
    video.getSource().setUri(film.toString());

    PAssert.that(export(video).get(ExportClips.FAILURES)).empty();
    PipelineResult result = pipeline.run();
    result.waitUntilFinish();

    assertThat(
        result
            .metrics()
            .queryMetrics(
                MetricsFilter.builder()
                    .addNameFilter(MetricNameFilter.named(ExportClips.class, "audio-failed"))
                    .build())
            .getCounters()
            .iterator()
            .next()
            .getAttempted(),
        is(1L));
  }

  @Test
  void aClipThatIsNotFoundAgainFailsAlone() throws Exception {
    PAssert.thatSingleton(export(video(90, 140)).get(ExportClips.FAILURES))
        .satisfies(
            failed -> {
              assertThat(failed, failure("id-90-140", "ExportClips", "UNDECODABLE"));
              return null;
            });
    pipeline.run().waitUntilFinish();
  }

  private PCollectionTuple export(SplitVideo video) {
    return pipeline
        .apply(Create.of(video).withCoder(AvroCoder.specific(SplitVideo.class)))
        .apply(
            ExportClips.to(OutputRoot.of(folder.resolve("out").toString()))
                .withMedia(ClipFormat.STANDARD));
  }

  private SplitVideo video(long start, long end) throws Exception {
    Path film = TestFilms.shots(folder.resolve("a.mp4"), 80);
    return SplitVideo.newBuilder()
        .setSource(
            SourceVideo.newBuilder()
                .setUri(film.toString())
                .setVideoId("id")
                .setProbe(Media.probe(film))
                .setSubtitles(List.of(line(0, 400, "before"), line(300, 500, "in")))
                .build())
        .setFrames(80)
        .setFps(25)
        .setCuts(List.of())
        .setSegments(
            List.of(
                Segment.newBuilder()
                    .setStartFrame(0)
                    .setEndFrame(200)
                    .setStartPts(0L)
                    .setEndMs(3_200)
                    .build()))
        .setEvents(List.of(new FrameRange(start, end)))
        .build();
  }

  private static Subtitle line(long startMs, long endMs, String text) {
    return new Subtitle(startMs, endMs, text, "en", SubtitleOrigin.SIDECAR);
  }
}
