package org.reelgloss.transforms.match;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.values.PCollection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reelgloss.schemas.SourceVideo;

class MatchVideosTest {
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
}
