package org.reelgloss.pipeline.evaluation;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.reelgloss.pipeline.evaluation.Found.cut;
import static org.reelgloss.pipeline.evaluation.Found.range;
import static org.reelgloss.pipeline.evaluation.Found.segment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reelgloss.gpu.FrameEmbedder;
import org.reelgloss.gpu.StitchThresholds;
import org.reelgloss.schemas.SplitVideo;
import org.reelgloss.video.RgbImage;
import org.reelgloss.video.TestFilms;

class StitchingEvaluationTest {
  @TempDir private Path folder;

  /** Of a film that gets brighter by 20 a second, and by 100 more at frame 100. */
  private SplitVideo video() throws IOException {
    Path film =
        TestFilms.write(
            folder.resolve("film.mp4"),
            175,
            frame -> (x, y, channel) -> 4 + frame / 25 * 20 + (frame < 100 ? 0 : 100));
    return SplitVideo.newBuilder(Found.video(film.toString(), cut(100)))
        .setFrames(175)
        .setSegments(List.of(segment(0, 60), segment(60, 100), segment(100, 175)))
        .setEvents(List.of(range(10, 90), range(60, 175), range(140, 175)))
        .build();
  }

  @Test
  void clipsAreMeasuredByTheirLargestStepBetweenSeconds() throws IOException {
    StitchingReport report = evaluate(video());

    assertThat(report.videos(), is(1L));
    assertThat(report.before().clips(), is(2L));
    assertThat(report.before().maxRunningDistance(), closeTo(20, 2));
    assertThat(report.before().meanSeconds(), closeTo(3.5, 1e-9));
    assertThat(report.after().maxRunningDistance(), closeTo((20 + 120) / 2.0, 2));
    assertThat(report.after().meanSeconds(), closeTo((80 + 115 + 35) / 75.0, 1e-9));
  }

  @Test
  void clipsWithOneKeyFrameAreCountedAndLeftOutOfTheDistance() throws IOException {
    StitchingReport report = evaluate(video());

    assertThat(report.after().clips(), is(3L));
    assertThat(report.after().tooShort(), is(1L));
    assertThat(report.segments().clips(), is(3L));
    assertThat(report.segments().tooShort(), is(1L));
    assertThat(report.segments().maxRunningDistance(), closeTo(20, 2));
  }

  @Test
  void videosThatAreGoneOrOtherwiseAreNamedAndNotMeasured() throws IOException {
    SplitVideo film = video();
    SplitVideo gone = Found.video(folder.resolve("gone.mp4").toString());
    Path text = Files.writeString(folder.resolve("text.mp4"), "nothing to see");
    SplitVideo changed = SplitVideo.newBuilder(film).setFrames(174).build();

    StitchingReport report = evaluate(gone, Found.video(text.toString()), changed);

    assertThat(report.missing(), contains(gone.getSource().getUri()));
    assertThat(report.undecodable(), contains(text.toString()));
    assertThat(report.changed(), contains(film.getSource().getUri()));
    assertThat(report.videos(), is(0L));
    assertThat(report.before().meanSeconds(), is(nullValue()));
  }

  @Test
  void aVideoThatRepeatsAnothersContentIsPassedBy() throws IOException {
    SplitVideo film = video();
    film.getSource().setDuplicateOf("/archive/other.mp4");

    assertThat(evaluate(film).videos(), is(0L));
  }

  @Test
  void theReportIsOneObject() throws IOException {
    StitchingReport report = evaluate(Found.video("/archive/gone.mp4"));
    assertThat(
        report.toJson().toString(),
        is(
            """
            {"embedder":"brightness","videos":0,"missing":["/archive/gone.mp4"],"changed":[],\
            "undecodable":[],\
            "before":{"clips":0,"tooShort":0,"maxRunningDistance":null,"meanSeconds":null},\
            "segments":{"clips":0,"tooShort":0,"maxRunningDistance":null,"meanSeconds":null},\
            "after":{"clips":0,"tooShort":0,"maxRunningDistance":null,"meanSeconds":null}}"""));
    assertThat(
        report.toTable().lines().toList(),
        contains(
            "clips                         number  too short  max running distance  mean seconds",
            "shots, by cuts alone               0          0                     -             -",
            "segments, long shots divided       0          0                     -             -",
            "events, stitched                   0          0                     -             -",
            "0 videos; distances of brightness",
            "Not there any more (1): /archive/gone.mp4"));
  }

  private static StitchingReport evaluate(SplitVideo... videos) throws IOException {
    try (Brightness embedder = new Brightness()) {
      StitchingEvaluation evaluation = new StitchingEvaluation(embedder);
      for (SplitVideo video : videos) {
        evaluation.add(video);
      }
      return evaluation.report();
    }
  }

  /** Distances that can be told in the head: the difference of brightness. */
  private static final class Brightness implements FrameEmbedder {
    @Override
    public String model() {
      return "brightness";
    }

    @Override
    public int dimensions() {
      return 1;
    }

    @Override
    public StitchThresholds thresholds() {
      return StitchThresholds.IMAGEBIND;
    }

    @Override
    public float[][] embed(List<RgbImage> frames) {
      return frames.stream()
          .map(frame -> new float[] {frame.pixels()[0] & 0xff})
          .toArray(float[][]::new);
    }

    @Override
    public void close() {}
  }
}
