package org.reelgloss.transforms.export;

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
import org.apache.beam.sdk.extensions.avro.coders.AvroCoder;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reelgloss.schemas.Clip;
import org.reelgloss.schemas.FrameRange;
import org.reelgloss.schemas.Segment;
import org.reelgloss.schemas.SourceVideo;
import org.reelgloss.schemas.SplitVideo;
import org.reelgloss.schemas.Subtitle;
import org.reelgloss.schemas.SubtitleOrigin;
import org.reelgloss.transforms.storage.OutputRoot;
import org.reelgloss.video.Media;
import org.reelgloss.video.TestFilms;

class ExportClipsTest {
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
                      having("media", Clip::getMedia, is(Optional.of("clips/id/id-10-60.mp4")))));
              assertThat(
                  clip.getSubtitles(), contains(having("text", Subtitle::getText, is("in"))));
              return null;
            });
    pipeline.run().waitUntilFinish();
    assertThat(
        Media.probe(folder.resolve("out/clips/id/id-10-60.mp4")).getDurationMs(), is(2_000L));
    assertThat(Files.exists(folder.resolve("out/frames/id/id-10-60.jpg")), is(true));
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
        .apply(ExportClips.to(OutputRoot.of(folder.resolve("out").toString())).withMedia(true));
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
