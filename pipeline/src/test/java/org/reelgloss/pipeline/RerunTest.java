package org.reelgloss.pipeline;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.testing.TestPipeline;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reelgloss.gpu.TinyBundles;
import org.reelgloss.schemas.CaptionedClip;
import org.reelgloss.schemas.FailedElement;
import org.reelgloss.transforms.caption.Teacher;
import org.reelgloss.transforms.dataset.Dataset;
import org.reelgloss.transforms.dataset.Retry;
import org.reelgloss.transforms.match.VideoListing;
import org.reelgloss.transforms.storage.OutputRoot;
import org.reelgloss.video.TestFilms;

/** Runs over the same output root with other captioning: a film of two clips, and a broken file. */
class RerunTest {
  @TempDir private Path folder;
  private OutputRoot root;

  @BeforeEach
  void fillFolder() throws IOException {
    root = OutputRoot.of(folder.resolve("out").toString());
    Path in = Files.createDirectory(folder.resolve("in"));
    TestFilms.shots(in.resolve("two.mp4"), 80, 90);
    Files.writeString(in.resolve("page.mp4"), "<html></html>");
  }

  @AfterEach
  void forget() {
    CountingTeacher.down();
    asked();
  }

  @Test
  void aTeacherThatIsAddedIsTheOnlyOneAsked() throws IOException {
    run(options(), "a", "b");
    assertThat(asked(), is(Map.of("a", 2, "b", 2)));

    run(options(), "c", "a", "b");

    assertThat(asked(), is(Map.of("c", 2)));
    assertThat(teachers(), everyItem(is(List.of("c", "a", "b"))));
    assertThat(clips(), hasSize(2));
    assertThat(
        clips().get(0).getCandidates().get(1).getText().orElseThrow(),
        is("Squares, said a, answer 1."));
  }

  @Test
  void aTeacherThatIsRemovedLeavesNoCandidate() throws IOException {
    run(options(), "a", "b");
    asked();

    run(options(), "b");

    assertThat(asked(), is(Map.of()));
    assertThat(teachers(), everyItem(is(List.of("b"))));
  }

  @Test
  void anotherSelectorChoosesAmongWhatIsKnown() throws IOException {
    run(options(), "a", "b");
    asked();
    Path tower = TinyBundles.twoTower(folder.resolve("tower"));

    run(options().setSelector(tower), "a", "b");

    assertThat(asked(), is(Map.of()));
    assertThat(
        selectors(),
        everyItem(is(Models.of(options().setSelector(tower).build()).versions().get("selector"))));
  }

  @Test
  void anotherExportIsMadeWithoutATeacher() throws IOException {
    run(options(), "a");
    asked();

    run(options().setExport(CurationOptions.Export.CLIPS), "a");

    assertThat(asked(), is(Map.of()));
    for (CaptionedClip clip : clips()) {
      assertThat(root.has(clip.getClip().getMedia().orElseThrow()), is(true));
    }
  }

  @Test
  void thereAndBackAgainAsksNobody() throws IOException {
    run(options(), "a", "b");
    run(options(), "b");
    asked();

    run(options(), "a", "b");

    assertThat(asked(), is(Map.of()));
    assertThat(teachers(), everyItem(is(List.of("a", "b"))));
    assertThat(clips(), hasSize(2));
  }

  @Test
  void aSecondEqualRerunDoesNothing() throws IOException {
    run(options(), "a");
    run(options(), "a", "b");
    List<String> commits = root.list("_commits");
    asked();

    run(options(), "a", "b");

    assertThat(asked(), is(Map.of()));
    assertThat(root.list("_commits"), is(commits));
  }

  @Test
  void whoFailedIsAskedAgainWithWhatIsNew() throws IOException {
    CountingTeacher.down("b");
    run(options(), "a", "b");
    asked();
    CountingTeacher.down();

    run(options(), "a", "b", "c");

    assertThat(asked(), is(Map.of("b", 2, "c", 2)));
  }

  @Test
  void aClipThatNobodyCouldCaptionIsHealedByARetry() throws IOException {
    CountingTeacher.down("a");
    run(options(), "a");
    assertThat(codes(), contains("NOT_MEDIA", "NO_CAPTION", "NO_CAPTION"));
    assertThat(clips(), is(empty()));
    CountingTeacher.down();

    Map<String, Retry> failed = Dataset.open(root).failed(List.of("NO_CAPTION"));
    run(options().setRetries(failed), "a");

    assertThat(codes(), contains("NOT_MEDIA"));
    assertThat(clips(), hasSize(2));
    assertThat(Dataset.open(root).failed(List.of("NO_CAPTION")), is(Map.of()));
  }

  @Test
  void anInputThatFailsAgainIsCountedOnceWithItsAttempt() throws IOException {
    run(options(), "a");

    run(options().setRetries(Dataset.open(root).failed(List.of())), "a");

    List<FailedElement> failures = Dataset.list(Dataset.open(root)::failures);
    assertThat(failures, hasSize(1));
    assertThat(failures.get(0).getAttempt(), is(2));
    assertThat(clips(), is(not(empty())));
  }

  private CurationOptions.Builder options() {
    return CurationOptions.builder()
        .setInput(new VideoListing.Request(folder.resolve("in").toString(), true, 0))
        .setTeachers(List.of("vision"))
        .setOutput(root)
        .setPublishEvery(Duration.ofMillis(100));
  }

  /** Runs with fake teachers of version 1 in the place of those that the options name. */
  private static void run(CurationOptions.Builder builder, String... teachers) throws IOException {
    CurationOptions options = builder.build();
    Models real = Models.of(options);
    Map<String, String> versions = new TreeMap<>(real.versions());
    versions.remove("teacher vision");
    List<Teacher.Factory> fakes = new ArrayList<>();
    for (String name : teachers) {
      versions.put("teacher " + name, "1");
      fakes.add(new CountingTeacher(name));
    }
    TestPipeline pipeline = TestPipeline.create().enableAbandonedNodeEnforcement(false);
    CurationPipeline.build(
        pipeline,
        options,
        new Models(real.embedders(), real.thresholds(), fakes, real.selector(), "", versions));
    pipeline.run().waitUntilFinish();
  }

  /** Returns how often each teacher was asked since this was last called. */
  private static Map<String, Integer> asked() {
    Map<String, Integer> asked = new TreeMap<>();
    for (String name : List.of("a", "b", "c")) {
      int times = CountingTeacher.asked(name);
      if (times > 0) {
        asked.put(name, times);
      }
    }
    return asked;
  }

  private List<CaptionedClip> clips() throws IOException {
    return Dataset.list(Dataset.open(root)::clips);
  }

  private List<List<String>> teachers() throws IOException {
    return clips().stream()
        .map(clip -> clip.getCandidates().stream().map(c -> c.getTeacher()).toList())
        .toList();
  }

  private List<String> selectors() throws IOException {
    return clips().stream().map(CaptionedClip::getSelector).toList();
  }

  private List<String> codes() throws IOException {
    return Dataset.list(Dataset.open(root)::failures).stream()
        .map(FailedElement::getCode)
        .sorted()
        .toList();
  }
}
