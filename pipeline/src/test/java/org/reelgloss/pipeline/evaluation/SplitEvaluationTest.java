package org.reelgloss.pipeline.evaluation;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.reelgloss.pipeline.evaluation.Found.cut;
import static org.reelgloss.pipeline.evaluation.Found.gradual;
import static org.reelgloss.pipeline.evaluation.Found.video;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.reelgloss.schemas.SplitVideo;
import org.reelgloss.schemas.Transition;

class SplitEvaluationTest {
  private static final String URI = "/archive/a.mp4";

  @Test
  void aCutIsExactOrWithinTheToleranceOrWrong() {
    SplitReport report =
        evaluate(video(URI, cut(30), cut(102), cut(203)), cut(30), cut(100), cut(200));

    assertThat(report.exact().overall(), is(new Counts(1, 3, 1, 3)));
    assertThat(report.tolerant().overall(), is(new Counts(2, 3, 2, 3)));
    assertThat(report.overlap().overall(), is(new Counts(2, 3, 2, 3)));
  }

  @Test
  void aCutAnywhereInAGradualTransitionFindsIt() {
    SplitReport report =
        evaluate(
            video(URI, cut(20), cut(60), cut(98)),
            gradual(20, 30, "dissolve"),
            gradual(50, 60, "fade"),
            gradual(100, 110, "dissolve"));

    assertThat(report.exact().byKind().get("dissolve"), is(new Counts(1, 2, 0, 0)));
    assertThat(report.tolerant().byKind().get("dissolve"), is(new Counts(2, 2, 0, 0)));
    assertThat(report.tolerant().byKind().get("fade"), is(new Counts(1, 1, 0, 0)));
    assertThat(report.tolerant().byKind().get("cut"), is(new Counts(0, 0, 3, 3)));
    assertThat(report.tolerant().sameKind(), is(0L));
  }

  @Test
  void ofTwoCutsInOneTransitionOneIsAFalsePositive() {
    SplitReport report = evaluate(video(URI, cut(22), cut(28)), gradual(20, 30, "wipe"));
    assertThat(report.tolerant().overall(), is(new Counts(1, 1, 1, 2)));
  }

  @Test
  void aFalsePositiveIsOfTheKindThatWasPredicted() {
    SplitReport report = evaluate(video(URI, gradual(20, 40, "fade"), cut(99)));

    assertThat(
        report.tolerant().byKind(),
        is(Map.of("cut", new Counts(0, 0, 0, 1), "fade", new Counts(0, 0, 0, 1))));
  }

  @Test
  void intervalsThatOverlapAreRightWhereTheirMiddlesAreNot() {
    SplitReport report =
        evaluate(video(URI, gradual(20, 60, "dissolve")), gradual(10, 25, "dissolve"));

    assertThat(report.tolerant().overall(), is(new Counts(0, 1, 0, 1)));
    assertThat(report.overlap().overall(), is(new Counts(1, 1, 1, 1)));
    assertThat(report.overlap().sameKind(), is(1L));
  }

  @Test
  void figuresAddUpOverVideos() {
    SplitTruth truth =
        new SplitTruth(
            null,
            Map.of(
                "a.mp4", new SplitTruth.Video(null, List.of(cut(10))),
                "b.mp4", new SplitTruth.Video(251L, List.of(cut(10), cut(50)))));
    SplitEvaluation evaluation = new SplitEvaluation(truth, 0);
    evaluation.add(video("/archive/a.mp4", cut(10)));
    evaluation.add(video("gs://bucket/b.mp4", cut(11)));
    evaluation.add(video("/archive/c.mp4", cut(12)));

    SplitReport report = evaluation.report();

    assertThat(report.videos(), is(2));
    assertThat(report.notInTruth(), is(1L));
    assertThat(report.otherLength(), contains("b.mp4"));
    assertThat(report.exact().overall(), is(new Counts(1, 3, 1, 2)));
  }

  @Test
  void aVideoThatTheDatasetLacksIsNamed() {
    SplitEvaluation evaluation = new SplitEvaluation(truth(cut(1)), 2);
    assertThat(
        assertThrows(IllegalArgumentException.class, evaluation::report).getMessage(),
        is("truth must be of videos of the dataset, but it has none of this name: a.mp4"));
  }

  @Test
  void aNameThatTheDatasetHasTwiceIsNamedWithBothPlaces() {
    SplitEvaluation evaluation = new SplitEvaluation(truth(cut(1)), 2);
    evaluation.add(video("/one/a.mp4"));
    assertThat(
        assertThrows(IllegalArgumentException.class, () -> evaluation.add(video("/two/a.mp4")))
            .getMessage(),
        is("truth is of one a.mp4, but the dataset has two: /one/a.mp4 and /two/a.mp4"));
  }

  @Test
  void aToleranceBelowNoneIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new SplitEvaluation(truth(cut(1)), -1));
  }

  @Test
  void theReportIsOneObject() {
    SplitReport report =
        evaluate(
            video(URI, cut(30), cut(60), gradual(140, 150, "fade")),
            cut(31),
            gradual(50, 70, "dissolve"));

    assertThat(
        report.toJson().toString(),
        is(
            """
            {"videos":1,"notInTruth":0,"otherLength":[],"tolerance":2,\
            "frames":{"exact":{"precision":0.3333333333333333,"recall":0.5,"f1":0.4,\
            "found":1,"total":2,"right":1,"predicted":3,\
            "byKind":{"cut":{"found":0,"total":1,"recall":0.0},\
            "dissolve":{"found":1,"total":1,"recall":1.0}},\
            "falsePositives":2,"falsePositivesByKind":{"cut":1,"fade":1}},\
            "tolerant":{"precision":0.6666666666666666,"recall":1.0,"f1":0.8,\
            "found":2,"total":2,"right":2,"predicted":3,\
            "byKind":{"cut":{"found":1,"total":1,"recall":1.0},\
            "dissolve":{"found":1,"total":1,"recall":1.0}},\
            "falsePositives":1,"falsePositivesByKind":{"fade":1}}},\
            "overlap":{"precision":0.6666666666666666,"recall":1.0,"f1":0.8,\
            "found":2,"total":2,"right":2,"predicted":3,"sameKind":1,\
            "byKind":{"cut":{"precision":1.0,"recall":1.0,"f1":1.0,\
            "found":1,"total":1,"right":2,"predicted":2},\
            "dissolve":{"precision":null,"recall":1.0,"f1":0.0,\
            "found":1,"total":1,"right":0,"predicted":0},\
            "fade":{"precision":0.0,"recall":null,"f1":0.0,\
            "found":0,"total":0,"right":0,"predicted":1}}}}"""));
  }

  @Test
  void theTableHasARowForEachProtocolAndKind() {
    SplitReport report = evaluate(video(URI, cut(30)), cut(31));
    assertThat(
        report.toTable().lines().toList(),
        contains(
            "protocol           kind  found  of  right  of  precision  recall      F1",
            "frames, exact      all       0   1      0   1     0.0000  0.0000  0.0000",
            "                   cut       0   1      0   1     0.0000  0.0000  0.0000",
            "frames, within 2   all       1   1      1   1     1.0000  1.0000  1.0000",
            "                   cut       1   1      1   1     1.0000  1.0000  1.0000",
            "overlap, within 2  all       1   1      1   1     1.0000  1.0000  1.0000",
            "                   cut       1   1      1   1     1.0000  1.0000  1.0000",
            "1 videos; 0 of the dataset are not in the truth"));
  }

  private static SplitReport evaluate(SplitVideo video, Transition... truth) {
    SplitEvaluation evaluation = new SplitEvaluation(truth(truth), 2);
    evaluation.add(video);
    return evaluation.report();
  }

  private static SplitTruth truth(Transition... transitions) {
    return new SplitTruth(null, Map.of("a.mp4", new SplitTruth.Video(null, List.of(transitions))));
  }
}
