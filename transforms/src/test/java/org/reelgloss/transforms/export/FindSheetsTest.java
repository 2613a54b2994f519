package org.reelgloss.transforms.export;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.apache.beam.sdk.extensions.avro.coders.AvroCoder;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reelgloss.schemas.CaptionedClip;
import org.reelgloss.schemas.Clip;
import org.reelgloss.schemas.FailedElement;
import org.reelgloss.transforms.storage.OutputRoot;

class FindSheetsTest {
  private static final Optional<String> B = Optional.of("b");

  private final TestPipeline pipeline = TestPipeline.create().enableAbandonedNodeEnforcement(false);

  @TempDir private Path folder;
  private OutputRoot root;

  @BeforeEach
  void openRoot() {
    root = OutputRoot.of(folder.toString());
  }

  @Test
  void letsClipsPassThatHaveTheEmbeddingOrASheet() throws IOException {
    root.write("frames/v/b.jpg", out -> out.write(1));
    root.write("frames/v/c.jpg", out -> out.write(1));

    PCollectionTuple found =
        find(
            clip("a").setEmbedding(List.of(1f)).setEmbeddingModel("trained@1"),
            clip("b").setContactSheet("frames/v/b.jpg"),
            clip("c")
                .setEmbedding(List.of(1f))
                .setEmbeddingModel("towers@2")
                .setContactSheet("frames/v/c.jpg"));

    PAssert.that(
            found
                .get(FindSheets.CLIPS)
                .apply(
                    MapElements.into(TypeDescriptors.strings())
                        .via(
                            clip ->
                                clip.getClip().getClipId()
                                    + clip.getClip().getEmbedding()
                                    + clip.getClip().getEmbeddingModel())))
        .containsInAnyOrder("a[1.0]trained@1", "b[]", "c[]");
    PAssert.that(found.get(FindSheets.FAILURES)).empty();
    pipeline.run().waitUntilFinish();
  }

  @Test
  void clipsThatHaveNeitherFailByThemselves() {
    PCollectionTuple found =
        find(clip("a"), clip("b").setContactSheet("frames/v/b.jpg").setAttempt(2));

    PAssert.that(found.get(FindSheets.CLIPS)).empty();
    PAssert.that(found.get(FindSheets.FAILURES))
        .satisfies(
            failures -> {
              for (FailedElement failure : failures) {
                assertThat(failure.getCode(), is("NO_FRAMES"));
                assertThat(failure.getAttempt(), is(failure.getClipId().equals(B) ? 3 : 1));
              }
              assertThat(
                  StreamSupport.stream(failures.spliterator(), false)
                      .map(FailedElement::getMessage)
                      .toList(),
                  containsInAnyOrder(
                      "The clip has no embedding of towers@1 and no contact sheet",
                      "The clip has no embedding of towers@1 and lost its contact sheet"
                          + " frames/v/b.jpg"));
              return null;
            });
    pipeline.run().waitUntilFinish();
  }

  private PCollectionTuple find(Clip.Builder... clips) {
    List<CaptionedClip> captioned = new ArrayList<>();
    for (Clip.Builder clip : clips) {
      captioned.add(
          CaptionedClip.newBuilder().setClip(clip.build()).setCandidates(List.of()).build());
    }
    return pipeline
        .apply(Create.of(captioned).withCoder(AvroCoder.specific(CaptionedClip.class)))
        .apply(FindSheets.in(root, "towers@1"));
  }

  private static Clip.Builder clip(String id) {
    return Clip.newBuilder()
        .setClipId(id)
        .setVideoId("v")
        .setUri("/videos/v.mp4")
        .setStartFrame(0)
        .setEndFrame(75)
        .setStartMs(0)
        .setEndMs(3_000);
  }
}
