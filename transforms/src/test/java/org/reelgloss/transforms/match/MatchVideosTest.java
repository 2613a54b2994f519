package org.reelgloss.transforms.match;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reelgloss.schemas.SourceVideo;

class MatchVideosTest {
  private static final BlockingQueue<String> FOUND = new LinkedBlockingQueue<>();

  private final TestPipeline pipeline = TestPipeline.create().enableAbandonedNodeEnforcement(false);

  @TempDir private Path folder;

  @Test
  void marksCopiesOfTheSameContent() throws Exception {
    String original = Files.writeString(folder.resolve("a.mp4"), "same").toString();
    String copy = Files.writeString(folder.resolve("b.mp4"), "same").toString();
    String other = Files.writeString(folder.resolve("c.mp4"), "else").toString();

    PAssert.that(
            pipeline.apply(MatchVideos.under(new VideoListing.Request(folder.toString(), true, 0))))
        .satisfies(
            videos -> {
              assertThat(
                  described(videos), containsInAnyOrder(original, copy + " = " + original, other));
              return null;
            });
    pipeline.run().waitUntilFinish();
  }

  @Test
  void pollingMakesAnUnboundedCollection() {
    PCollection<SourceVideo> videos =
        pipeline.apply(
            MatchVideos.under(new VideoListing.Request(folder.toString(), true, 0))
                .withPolling(Duration.ofSeconds(1)));

    assertThat(videos.isBounded(), is(PCollection.IsBounded.UNBOUNDED));
  }

  @Test
  void findsNewFilesWhileItRuns() throws Exception {
    FOUND.clear();
    file("a.mp4");
    Pipeline watching =
        Pipeline.create(
            PipelineOptionsFactory.fromArgs("--runner=DirectRunner", "--blockOnRun=false")
                .create());
    watching
        .apply(
            MatchVideos.under(new VideoListing.Request(folder.toString(), true, 0))
                .withPolling(Duration.ofMillis(50)))
        .apply(ParDo.of(new CollectFn()));
    PipelineResult running = watching.run();

    assertThat(FOUND.poll(60, TimeUnit.SECONDS), is(folder + "/a.mp4"));
    file("b.mp4");
    assertThat(FOUND.poll(60, TimeUnit.SECONDS), is(folder + "/b.mp4"));

    running.cancel();
  }

  @Test
  void nothingNamedIsNothingFound() throws Exception {
    VideoListing.Request nothing =
        new VideoListing.Request("", List.of(), false, 0, folder.toString());
    file("a.mp4");

    assertThat(VideoListing.list(nothing).videos(), is(empty()));
  }

  @Test
  void refusesToPollWithoutAPause() {
    MatchVideos match = MatchVideos.under(new VideoListing.Request("x", true, 0));

    IllegalArgumentException thrown =
        assertThrows(IllegalArgumentException.class, () -> match.withPolling(Duration.ZERO));

    assertThat(thrown.getMessage(), is("interval must be above 0, but was: PT0S"));
  }

  private static List<String> described(Iterable<SourceVideo> videos) {
    List<String> described = new ArrayList<>();
    for (SourceVideo video : videos) {
      described.add(video.getUri() + video.getDuplicateOf().map(uri -> " = " + uri).orElse(""));
    }
    return described;
  }

  private void file(String name) throws IOException {
    Path file = Files.writeString(folder.resolve(name), name);
    Files.setLastModifiedTime(file, FileTime.fromMillis(1_000));
  }

  static final class CollectFn extends DoFn<SourceVideo, Void> {
    @ProcessElement
    public void collect(@Element SourceVideo video) {
      FOUND.add(video.getUri());
    }
  }
}
