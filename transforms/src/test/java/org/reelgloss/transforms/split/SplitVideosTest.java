package org.reelgloss.transforms.split;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.reelgloss.transforms.ClipMatchers.having;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.extensions.avro.coders.AvroCoder;
import org.apache.beam.sdk.metrics.MetricNameFilter;
import org.apache.beam.sdk.metrics.MetricsFilter;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reelgloss.schemas.FailedElement;
import org.reelgloss.schemas.Segment;
import org.reelgloss.schemas.SourceVideo;
import org.reelgloss.schemas.SplitVideo;
import org.reelgloss.schemas.Subtitle;
import org.reelgloss.video.ScanSettings;
import org.reelgloss.video.TestFilms;

class SplitVideosTest {
  private static final int[] SHOTS = {
    32, 41, 34, 38, 45, 31, 36, 40, 33, 37, 42, 35, 39, 44, 31, 38, 34, 43, 36, 32
  };
  private static final double SMALL_RANGE = 200.0 * TestFilms.WIDTH * TestFilms.HEIGHT;

  private final TestPipeline pipeline = TestPipeline.create().enableAbandonedNodeEnforcement(false);

  @TempDir private Path folder;

  @Test
  void givesCutsSegmentsAndFeatures() throws Exception {
    Path film = TestFilms.shots(folder.resolve("a.mp4"), 40, 30);

    PAssert.thatSingleton(split(source(film)).get(SplitVideos.SPLIT))
        .satisfies(
            video -> {
              assertThat(
                  video,
                  allOf(
                      having("cuts", SplitVideo::getCuts, contains(40L)),
                      having("frames", SplitVideo::getFrames, is(70L)),
                      having("embedder", SplitVideo::getEmbedder, is("builtin-descriptor/1"))));
              assertThat(video.getSegments(), contains(segment(0, 40), segment(40, 70)));
              assertThat(
                  video.getSegments(),
                  everyItem(having("feature", Segment::getFirstFeature, is(not(empty())))));
              return null;
            });
    pipeline.run().waitUntilFinish();
  }

  @Test
  void aFilmInSeveralRangesGivesTheSameRecordAsInOne() throws Exception {
    SourceVideo film = source(TestFilms.shots(folder.resolve("a.mp4"), SHOTS));

    PAssert.that(inOneRangeAndInSeveral(film))
        .satisfies(
            videos -> {
              List<SplitVideo> both = new ArrayList<>();
              videos.forEach(both::add);
              assertThat(both, hasSize(2));
              assertThat(both.get(0), is(both.get(1)));
              assertThat(both.get(0).getCuts(), hasSize(SHOTS.length - 1));
              return null;
            });
    pipeline.run().waitUntilFinish();
  }

  @Test
  void aDamagedFilmInSeveralRangesGivesTheSameRecordAsInOne() throws Exception {
    Path whole = TestFilms.shots(folder.resolve("a.mp4"), SHOTS);
    byte[] bytes = Files.readAllBytes(whole);
    Arrays.fill(bytes, bytes.length / 2, bytes.length / 2 + 3_000, (byte) 0xff);
    SourceVideo film = source(Files.write(folder.resolve("b.mp4"), bytes));

    PAssert.that(inOneRangeAndInSeveral(film))
        .satisfies(
            videos -> {
              List<SplitVideo> both = new ArrayList<>();
              videos.forEach(both::add);
              assertThat(both, hasSize(2));
              assertThat(both.get(0), is(both.get(1)));
              assertThat(both.get(0).getPartial(), is(true));
              return null;
            });
    PipelineResult result = pipeline.run();
    result.waitUntilFinish();
    assertThat(count(result, "videos-scanned-again-whole"), is(1L));
  }

  @Test
  void aBadFileThatIsLongEnoughForRangesFailsAsAnyOther() throws Exception {
    byte[] noise = new byte[1 << 20];
    new Random(1).nextBytes(noise);
    SourceVideo bad = source(Files.write(folder.resolve("a.mp4"), noise));

    PAssert.that(
            pipeline
                .apply(Create.of(bad).withCoder(AvroCoder.specific(SourceVideo.class)))
                .apply(
                    SplitVideos.with(ScanSettings.PANDA70M, Embedders.builtIn())
                        .withRangePixels(SMALL_RANGE))
                .get(SplitVideos.FAILURES))
        .satisfies(
            failures -> {
              assertThat(
                  failures, contains(failure(bad, "NOT_MEDIA", "No supported container format")));
              return null;
            });
    pipeline.run().waitUntilFinish();
  }

  @Test
  void readsTheTextBesideAVideo() throws Exception {
    Path film = TestFilms.shots(folder.resolve("a.mp4"), 30);
    Path info = Files.writeString(folder.resolve("a.info.json"), "{\"title\": \"Boats\"}");
    Path broken = Files.writeString(folder.resolve("a.x.vtt"), "nothing");
    Path lines =
        Files.writeString(folder.resolve("a.en.srt"), "00:00:00,000 --> 00:00:01,000\nHi\n");
    SourceVideo source =
        SourceVideo.newBuilder(source(film))
            .setSidecars(List.of(info.toString(), lines.toString(), broken.toString()))
            .build();

    PAssert.thatSingleton(split(source).get(SplitVideos.SPLIT))
        .satisfies(
            video -> {
              assertThat(video.getSource().getTitle(), is(Optional.of("Boats")));
              assertThat(
                  video.getSource().getSubtitles(),
                  contains(having("text", Subtitle::getText, is("Hi"))));
              return null;
            });
    pipeline.run().waitUntilFinish();
  }

  @Test
  void sendsBadInputsToFailuresAndKeepsTheOthers() throws Exception {
    SourceVideo good = source(TestFilms.shots(folder.resolve("a.mp4"), 30));
    SourceVideo empty = source(Files.createFile(folder.resolve("b.mp4")));
    SourceVideo missing = source(folder.resolve("c.mp4"));
    SourceVideo below = source(folder.resolve("b.mp4/d.mp4"));

    PCollectionTuple split = split(good, empty, missing, below);

    PAssert.that(split.get(SplitVideos.FAILURES))
        .satisfies(
            failures -> {
              assertThat(
                  failures,
                  containsInAnyOrder(
                      failure(empty, "EMPTY", "The file is empty"),
                      failure(missing, "UNREADABLE", "The file does not exist"),
                      failure(below, "UNREADABLE", "No file can have this name")));
              return null;
            });
    PAssert.that(split.get(SplitVideos.SPLIT))
        .satisfies(
            videos -> {
              assertThat(
                  videos, contains(having("uri", v -> v.getSource().getUri(), is(good.getUri()))));
              return null;
            });
    pipeline.run().waitUntilFinish();
  }

  private PCollection<SplitVideo> inOneRangeAndInSeveral(SourceVideo film) {
    SplitVideos splitting = SplitVideos.with(ScanSettings.PANDA70M, Embedders.builtIn());
    PCollection<SourceVideo> films =
        pipeline.apply(Create.of(film).withCoder(AvroCoder.specific(SourceVideo.class)));
    PCollection<SplitVideo> one = films.apply("One", splitting).get(SplitVideos.SPLIT);
    PCollection<SplitVideo> several =
        films.apply("Several", splitting.withRangePixels(SMALL_RANGE)).get(SplitVideos.SPLIT);
    return PCollectionList.of(one).and(several).apply(Flatten.pCollections());
  }

  private static long count(PipelineResult result, String counter) {
    MetricsFilter filter =
        MetricsFilter.builder()
            .addNameFilter(MetricNameFilter.named(SplitVideos.class, counter))
            .build();
    return result.metrics().queryMetrics(filter).getCounters().iterator().next().getAttempted();
  }

  private PCollectionTuple split(SourceVideo... sources) {
    return pipeline
        .apply(Create.of(List.of(sources)).withCoder(AvroCoder.specific(SourceVideo.class)))
        .apply(SplitVideos.with(ScanSettings.PANDA70M, Embedders.builtIn()));
  }

  private static SourceVideo source(Path file) {
    return SourceVideo.newBuilder().setUri(file.toString()).build();
  }

  private static Matcher<Segment> segment(long start, long end) {
    return allOf(
        having("start", Segment::getStartFrame, is(start)),
        having("end", Segment::getEndFrame, is(end)));
  }

  private static Matcher<FailedElement> failure(SourceVideo source, String code, String message) {
    return allOf(
        having("uri", FailedElement::getUri, is(source.getUri())),
        having("stage", FailedElement::getStage, is("SplitVideos")),
        having("code", FailedElement::getCode, is(code)),
        having("message", FailedElement::getMessage, is(message)),
        having("clip", FailedElement::getClipId, is(Optional.<String>empty())));
  }
}
