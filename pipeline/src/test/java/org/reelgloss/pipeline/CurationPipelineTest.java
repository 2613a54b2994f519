package org.reelgloss.pipeline;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.testing.TestPipeline;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reelgloss.gpu.TinyBundles;
import org.reelgloss.schemas.CaptionedClip;
import org.reelgloss.schemas.FailedElement;
import org.reelgloss.schemas.Outcome;
import org.reelgloss.schemas.SplitVideo;
import org.reelgloss.transforms.dataset.Commit;
import org.reelgloss.transforms.dataset.Dataset;
import org.reelgloss.transforms.match.VideoListing;
import org.reelgloss.transforms.storage.OutputRoot;
import org.reelgloss.video.TestFilms;

/** Whole runs on the DirectRunner, over films whose shots are known. */
class CurationPipelineTest {
  @TempDir private Path folder;
  private OutputRoot root;

  @BeforeEach
  void fillFolder() throws IOException {
    root = OutputRoot.of(folder.resolve("out").toString());
    Path in = Files.createDirectory(folder.resolve("in"));
    TestFilms.shots(in.resolve("two.mp4"), 80, 90);
    Files.writeString(
        in.resolve("two.info.json"),
        "{\"title\": \"Two patterns\", \"description\": \"Coloured squares move to the left.\"}");
    Files.copy(in.resolve("two.mp4"), in.resolve("two-again.mp4"));
    Files.writeString(in.resolve("page.mp4"), "<html></html>");
  }

  @Test
  void accountsForEveryInputAndCaptionsEveryClip() throws IOException {
    run(options().setTeachers(List.of("vision", "description")).build());

    Dataset dataset = Dataset.open(root);
    assertThat(
        Dataset.list(dataset::videos).stream().map(this::described).toList(),
        containsInAnyOrder("two-again.mp4, 2 events", "two.mp4, 2 events, a copy"));
    assertThat(
        Dataset.list(dataset::failures).stream().map(FailedElement::getCode).toList(),
        contains("NOT_MEDIA"));
    List<CaptionedClip> clips = Dataset.list(dataset::clips);
    assertThat(clips, hasSize(2));
    for (CaptionedClip clip : clips) {
      assertThat(clip.getCaption(), is(not(Optional.empty())));
      assertThat(clip.getMatchingScore(), is(not(Optional.empty())));
      assertThat(clip.getClip().getFrames(), is(empty()));
    }
  }

  @Test
  void aSecondRunDoesOnlyWhatIsNew() throws IOException {
    run(options().setTeachers(List.of("vision")).build());
    List<Commit.Input> before = inputs();
    TestFilms.shots(folder.resolve("in/three.mp4"), 80);

    run(options().setTeachers(List.of("vision")).build());

    assertThat(inputs().subList(0, before.size()), is(before));
    assertThat(
        inputs().subList(before.size(), inputs().size()).stream().map(this::name).toList(),
        contains("three.mp4"));
  }

  @Test
  void realModelsTakeTheirPlaces() throws IOException {
    Path models = Files.createDirectory(folder.resolve("models"));
    TinyBundles.captioner(models.resolve("tiny"), "picture");
    Path tower = TinyBundles.twoTower(folder.resolve("tower"));

    run(
        options()
            .setModelsDir(models)
            .setTeachers(List.of("tiny", "subtitles"))
            .setSelector(tower)
            .build());

    List<CaptionedClip> clips = Dataset.list(Dataset.open(root)::clips);
    assertThat(
        clips.stream().map(clip -> clip.getTeacher().orElse("")).toList(), everyItem(is("tiny")));
    assertThat(
        clips.stream().map(clip -> clip.getCaption().orElse("")).toList(),
        containsInAnyOrder("A red picture.", "A blue picture."));
    assertThat(
        clips.stream().map(clip -> clip.getCandidates().get(1).getOutcome()).toList(),
        everyItem(is(Outcome.NO_INPUT)));
  }

  @Test
  void splittingAloneMakesNoClips() throws IOException {
    run(options().setProduct(CurationOptions.Product.SPLIT).build());

    Dataset dataset = Dataset.open(root);
    assertThat(Dataset.list(dataset::videos), hasSize(2));
    assertThat(Dataset.list(dataset::clips), is(empty()));
  }

  private CurationOptions.Builder options() {
    return CurationOptions.builder()
        .setInput(new VideoListing.Request(folder.resolve("in").toString(), true, 0))
        .setOutput(root);
  }

  private static void run(CurationOptions options) throws IOException {
    TestPipeline pipeline = TestPipeline.create().enableAbandonedNodeEnforcement(false);
    CurationPipeline.build(pipeline, options, Models.of(options));
    pipeline.run().waitUntilFinish();
  }

  private List<Commit.Input> inputs() throws IOException {
    return List.copyOf(Dataset.open(root).commits().inputs());
  }

  private String name(Commit.Input input) {
    return folder.resolve("in").relativize(Path.of(input.uri())).toString();
  }

  private String described(SplitVideo video) {
    return Path.of(video.getSource().getUri()).getFileName()
        + ", "
        + video.getEvents().size()
        + " events"
        + (video.getSource().getDuplicateOf().isPresent() ? ", a copy" : "");
  }
}
