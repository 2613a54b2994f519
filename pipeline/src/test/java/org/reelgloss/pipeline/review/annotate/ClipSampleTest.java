package org.reelgloss.pipeline.review.annotate;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reelgloss.schemas.CaptionCandidate;
import org.reelgloss.schemas.CaptionedClip;
import org.reelgloss.schemas.Clip;

class ClipSampleTest {
  @TempDir private Path root;

  @Test
  void theSameSeedGivesTheSameClipsInTheSameOrder() throws IOException {
    TestDataset dataset = new TestDataset(root).addAll(40);

    List<String> first = ids(dataset, plan(10, SamplePlan.By.random, 7));

    assertThat(first, hasSize(10));
    assertThat(ids(dataset, plan(10, SamplePlan.By.random, 7)), is(first));
    assertThat(ids(dataset, plan(5, SamplePlan.By.random, 7)), is(first.subList(0, 5)));
    assertThat(ids(dataset, plan(10, SamplePlan.By.random, 8)), is(not(first)));
  }

  @Test
  void uncertainClipsComeFirstAndEqualTextsDoNotMakeOneUncertain() throws IOException {
    TestDataset dataset = new TestDataset(root);
    score(dataset, "A", 0.9, "B", 0.5, "C", 0.1);
    score(dataset, "A", 0.9, "B", 0.8, "C", 0.1);
    score(dataset, "A", 0.9, "A", 0.9, "C", 0.7);
    score(dataset, "A", 0.9, "A", 0.8, "A", 0.7);

    assertThat(
        ids(dataset, plan(4, SamplePlan.By.uncertainty, 7)), contains("c1", "c2", "c0", "c3"));
  }

  @Test
  void uncertaintyNeedsScores() throws IOException {
    TestDataset dataset = new TestDataset(root).addAll(2);

    assertThrows(
        IllegalArgumentException.class, () -> ids(dataset, plan(2, SamplePlan.By.uncertainty, 7)));
  }

  @Test
  void leavesOutWhatNobodyCanJudge() throws IOException {
    TestDataset dataset = new TestDataset(root);
    dataset.add("a", "b: ");
    show(dataset.add("a:A"), dataset, null, null);
    show(dataset.add("a:A"), dataset, "../outside.mp4", null);
    show(dataset.add("a:A"), dataset, "clips/missing.mp4", "frames/c3.jpg");
    Files.writeString(root.resolveSibling("outside.mp4"), "secret");

    try (ClipSample sample =
        ClipSample.draw(dataset.write(), root, plan(9, SamplePlan.By.random, 0))) {
      assertThat(sample.leftOut(), is(3L));
      assertThat(sample.size(), is(1));
      assertThat(sample.get(0).media() == null, is(true));
      assertThat(sample.get(0).sheet(), is("frames/c3.jpg"));
    }
  }

  @ParameterizedTest
  @CsvSource({"0.2,2", "0.0,0", "1.0,10", "3,3", "0,0", "50,10"})
  void theOverlapIsEvenlySpread(String overlap, int clips) {
    BitSet shared = Overlap.parse(overlap).of(10);

    assertThat(shared.cardinality(), is(clips));
    assertThat(shared.get(0, 5).cardinality(), is((clips + 1) / 2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.5", "-1", "-0.1", "some", "", "NaN."})
  void whatIsNoOverlapIsRefused(String overlap) {
    assertThat(
        assertThrows(IllegalArgumentException.class, () -> Overlap.parse(overlap)).getMessage(),
        is("overlap must be a share from 0.0 to 1.0 or a number of clips, but was: " + overlap));
  }

  private static SamplePlan plan(int size, SamplePlan.By by, long seed) {
    return new SamplePlan(size, by, seed, Overlap.parse("0.1"));
  }

  private List<String> ids(TestDataset dataset, SamplePlan plan) throws IOException {
    try (ClipSample sample = ClipSample.draw(dataset.write(), root, plan)) {
      List<String> ids = new ArrayList<>();
      for (int i = 0; i < sample.size(); i++) {
        ids.add(sample.get(i).clipId());
      }
      return ids;
    }
  }

  private static void show(
      CaptionedClip clip, TestDataset dataset, @Nullable String media, @Nullable String sheet) {
    Clip shown = Clip.newBuilder(clip.getClip()).setMedia(media).setContactSheet(sheet).build();
    dataset.replaceLast(CaptionedClip.newBuilder(clip).setClip(shown).build());
  }

  /** Adds a clip of which a, b and c said three texts with these scores; the first is chosen. */
  private static void score(
      TestDataset dataset,
      String first,
      double best,
      String second,
      double middle,
      String third,
      double least)
      throws IOException {
    CaptionedClip clip = dataset.add("a:" + first, "b:" + second, "c:" + third);
    double[] scores = {best, middle, least};
    List<CaptionCandidate> scored = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      scored.add(
          CaptionCandidate.newBuilder(clip.getCandidates().get(i)).setScore(scores[i]).build());
    }
    dataset.replaceLast(
        CaptionedClip.newBuilder(clip)
            .setCandidates(scored)
            .setCaption(first)
            .setTeacher("a")
            .setMatchingScore(best)
            .setMargin(best - middle)
            .build());
  }
}
