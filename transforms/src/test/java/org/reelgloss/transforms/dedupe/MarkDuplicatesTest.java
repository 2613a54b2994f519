package org.reelgloss.transforms.dedupe;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.is;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.extensions.avro.coders.AvroCoder;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.transforms.Create;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reelgloss.schemas.SourceVideo;
import org.reelgloss.schemas.SplitVideo;
import org.reelgloss.transforms.storage.OutputRoot;

class MarkDuplicatesTest {
  private final TestPipeline pipeline = TestPipeline.create().enableAbandonedNodeEnforcement(false);

  @TempDir private Path folder;

  @Test
  void oneOfEachContentStandsForTheOthers() {
    PAssert.that(
            pipeline
                .apply(
                    Create.of(video("a", "1"), video("b", "1"), video("c", "2"))
                        .withCoder(AvroCoder.specific(SplitVideo.class)))
                .apply(MarkDuplicates.of(OutputRoot.of(folder.toString()))))
        .satisfies(
            videos -> {
              List<String> originals = new ArrayList<>();
              int duplicates = 0;
              for (SplitVideo video : videos) {
                if (video.getSource().getDuplicateOf().isPresent()) {
                  duplicates++;
                } else {
                  originals.add(video.getSource().getVideoId());
                }
              }
              assertThat(originals, containsInAnyOrder("1", "2"));
              assertThat(duplicates, is(1));
              return null;
            });
    pipeline.run().waitUntilFinish();
  }

  private static SplitVideo video(String uri, String id) {
    return SplitVideo.newBuilder()
        .setSource(SourceVideo.newBuilder().setUri(uri).setVideoId(id).build())
        .setFrames(10)
        .setFps(25)
        .setCuts(List.of())
        .build();
  }
}
