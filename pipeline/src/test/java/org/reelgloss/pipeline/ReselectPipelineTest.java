package org.reelgloss.pipeline;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.beam.sdk.testing.TestPipeline;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reelgloss.schemas.CaptionedClip;
import org.reelgloss.schemas.FailedElement;
import org.reelgloss.transforms.dataset.Agenda;
import org.reelgloss.transforms.dataset.Captioning;
import org.reelgloss.transforms.dataset.Dataset;
import org.reelgloss.transforms.dataset.Reselection;
import org.reelgloss.transforms.match.VideoListing;
import org.reelgloss.transforms.select.Selector;
import org.reelgloss.transforms.storage.OutputRoot;
import org.reelgloss.video.TestFilms;

/** Other selectors over a dataset of two films, in two commits, whose files are gone. */
class ReselectPipelineTest {
  @TempDir private Path folder;
  private Path in;
  private OutputRoot root;
  private VideoListing listing;

  @BeforeEach
  void makeDataset() throws IOException {
    root = OutputRoot.of(folder.resolve("out").toString());
    in = Files.createDirectory(folder.resolve("in"));
    TestFilms.shots(in.resolve("two.mp4"), 80, 90);
    Files.writeString(in.resolve("page.mp4"), "<html></html>");
    curate();
    Files.copy(in.resolve("two.mp4"), in.resolve("two copied.mp4"));
    TestFilms.shots(in.resolve("one.mp4"), 100);
    curate();
    listing = VideoListing.list(input());
    try (var files = Files.list(in)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
  }

  @AfterEach
  void forget() {
    CountingTeacher.asked("a");
    CountingTeacher.asked("b");
    CountingSelector.seen();
  }

  @Test
  void choosesByWhatContactSheetsShow() throws IOException {
    reselect("s/1", "b");

    assertThat(
        CountingSelector.seen(),
        contains("8 frames of 64 frames", "8 frames of 72 frames", "8 frames of 80 frames"));
    assertThat(clips(), hasSize(3));
    for (CaptionedClip clip : clips()) {
      assertThat(clip.getTeacher(), is(Optional.of("b")));
      assertThat(clip.getMatchingScore(), is(Optional.of(0.75)));
      assertThat(clip.getMargin(), is(Optional.of(0.5)));
      assertThat(clip.getSelector(), is("s/1"));
      assertThat(clip.getClip().getEmbeddingModel(), is("s/1"));
      assertThat(clip.getClip().getFrames(), is(empty()));
      assertThat(
          clip.getCandidates().stream().map(c -> c.getScore().orElseThrow()).toList(),
          contains(0.25, 0.75));
    }
    assertThat(codes(), contains("NOT_MEDIA"));
    assertThat(Dataset.list(Dataset.open(root)::videos), hasSize(3));
  }

  @Test
  void aRunWithTheSameSelectorThenFindsNothingToDo() throws IOException {
    reselect("s/1", "b");
    List<String> commits = root.list("_commits");

    reselect("s/1", "b");

    assertThat(root.list("_commits"), is(commits));
    assertThat(open("s/1"), is(0L));
    assertThat(open("agreement/1"), is(2L));
  }

  @Test
  void theLastOfSeveralSelectorsCounts() throws IOException {
    reselect("s/1", "b");
    reselect("s/2", "a");
    assertThat(teachers(), everyItem(is("a")));

    reselect("s/1", "b");

    assertThat(teachers(), everyItem(is("b")));
    assertThat(clips(), hasSize(3));
  }

  @Test
  void goesOnAfterWhatWasCommittedBeforeItWasKilled() throws IOException {
    Reselection all = Reselection.of(root, "s/1");
    Reselection.Part part = all.parts().get(0);
    Reselection first =
        new Reselection(
            2, 0, List.of(new Reselection.Part(part.captioning(), part.commits().subList(0, 1))));
    reselect("s/1", "b", first);
    CountingSelector.seen();

    reselect("s/1", "b");

    assertThat(CountingSelector.seen(), contains("8 frames of 80 frames"));
    assertThat(teachers(), is(List.of("b", "b", "b")));
  }

  @Test
  void clipsThatASelectorFailsOnComeBackWithAnother() throws IOException {
    reselect("bad/1", "");
    assertThat(codes(), contains("MODEL_ERROR", "MODEL_ERROR", "MODEL_ERROR", "NOT_MEDIA"));
    assertThat(clips(), is(empty()));
    assertThat(open("bad/1"), is(0L));

    reselect("s/1", "b");

    assertThat(codes(), contains("NOT_MEDIA"));
    assertThat(teachers(), is(List.of("b", "b", "b")));
  }

  @Test
  void embeddingsOfTheSelectorDoWithoutContactSheets() throws IOException {
    reselect("s/1", "b");
    CountingSelector.seen();
    root.delete("frames");

    reselect("s/1", "a", Reselection.of(root, "s/2")); // Done anew, though it has chosen.

    assertThat(
        CountingSelector.seen(),
        contains("0 frames of 64 frames", "0 frames of 72 frames", "0 frames of 80 frames"));
    assertThat(teachers(), everyItem(is("a")));
  }

  @Test
  void aSelectorThatSeesMoreInFramesHasThemBesideAnEmbeddingWhileTheyAreThere() throws IOException {
    reselect("s@1", "b");
    CountingSelector.seen();

    reselectLooking("other@1");
    assertThat(
        CountingSelector.seen(),
        contains("8 frames of 64 frames", "8 frames of 72 frames", "8 frames of 80 frames"));

    for (CaptionedClip clip : clips()) {
      root.write(clip.getClip().getContactSheet().orElseThrow(), out -> out.write(1));
    }
    reselectLooking("third@1");
    assertThat(CountingSelector.seen(), everyItem(startsWith("0 frames of")));

    root.delete("frames");
    reselectLooking("another@1");
    assertThat(
        CountingSelector.seen(),
        contains("0 frames of 64 frames", "0 frames of 72 frames", "0 frames of 80 frames"));
    assertThat(teachers(), everyItem(is("a")));
  }

  @Test
  void clipsWithoutEverythingFailEachAndComeBackWithAgreement() throws IOException {
    root.delete("frames");

    reselect("s/1", "b");
    assertThat(codes(), contains("NOT_MEDIA", "NO_FRAMES", "NO_FRAMES", "NO_FRAMES"));

    CurationOptions options = options().build();
    Models agreement = models("agreement/1", Models.of(options).selector());
    run(options, agreement, Reselection.of(root, "agreement/1"));
    assertThat(codes(), contains("NOT_MEDIA"));
    assertThat(open("agreement/1"), is(0L));
  }

  private VideoListing.Request input() {
    return new VideoListing.Request(in.toString(), true, 0);
  }

  private CurationOptions.Builder options() {
    return CurationOptions.builder()
        .setInput(input())
        .setTeachers(List.of())
        .setOutput(root)
        .setPublishEvery(Duration.ofMillis(100));
  }

  private void curate() throws IOException {
    CurationOptions options = options().build();
    Models models = models("agreement/1", Models.of(options).selector());
    TestPipeline pipeline = TestPipeline.create().enableAbandonedNodeEnforcement(false);
    CurationPipeline.build(pipeline, options, models);
    pipeline.run().waitUntilFinish();
  }

  private void reselect(String selector, String favourite) throws IOException {
    reselect(selector, favourite, Reselection.of(root, selector));
  }

  private void reselect(String selector, String favourite, Reselection todo) throws IOException {
    run(
        options().build(),
        models(selector, new CountingSelector(selector, favourite, false)),
        todo);
  }

  private void reselectLooking(String selector) throws IOException {
    run(
        options().build(),
        models(selector, new CountingSelector(selector, "a", true)),
        Reselection.of(root, selector));
  }

  private static void run(CurationOptions options, Models models, Reselection todo) {
    TestPipeline pipeline = TestPipeline.create().enableAbandonedNodeEnforcement(false);
    ReselectPipeline.build(pipeline, options, models, todo);
    pipeline.run().waitUntilFinish();
  }

  /** Returns models with two fake teachers of version 1. */
  private Models models(String version, Selector.Factory selector) throws IOException {
    Models real = Models.of(options().build());
    Map<String, String> versions = new TreeMap<>(real.versions());
    versions.put("selector", version);
    versions.put("teacher a", "1");
    versions.put("teacher b", "1");
    return new Models(
        real.embedders(),
        real.thresholds(),
        List.of(new CountingTeacher("a"), new CountingTeacher("b")),
        selector,
        version.startsWith("agreement") ? "" : version,
        versions);
  }

  /** Returns how many inputs a curation with this selector would work on. */
  private long open(String selector) throws IOException {
    Captioning captioning =
        new Captioning(
            Map.of("teacher a", "1", "teacher b", "1", "selector", selector, "export", "none"));
    Agenda agenda = Agenda.of(root, captioning, Map.of());
    return listing.videos().stream().filter(video -> agenda.open(video).isPresent()).count();
  }

  private List<CaptionedClip> clips() throws IOException {
    return Dataset.list(Dataset.open(root)::clips);
  }

  private List<String> teachers() throws IOException {
    return clips().stream().map(clip -> clip.getTeacher().orElseThrow()).toList();
  }

  private List<String> codes() throws IOException {
    return Dataset.list(Dataset.open(root)::failures).stream()
        .map(FailedElement::getCode)
        .sorted()
        .toList();
  }
}
