package org.reelgloss.pipeline.selector.training;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScorerTrainingTest {
  private static final ScorerTraining TO_THE_END =
      ScorerTraining.create().withValidationShare(0).withMostEpochs(1_000);

  @Test
  void findsTheOptimumThatTheDefinitionHas() {
    List<RankedList> lists =
        List.of(
            new RankedList(new double[][] {{1, 5}, {2, 3}, {0, 1}}, new double[] {3, 1, 0}, "a"),
            new RankedList(new double[][] {{2, 2}, {4, Double.NaN}}, new double[] {0.2, 0.3}, "b"),
            new RankedList(new double[][] {{3, 1}, {1, 4}, {2, 2}}, new double[] {0, 1, 1}, "c"));
    List<RatedRow> rows =
        List.of(
            new RatedRow(new double[] {3, 2}, 0.9, 2, "a"),
            new RatedRow(new double[] {1, Double.NaN}, 0.25, 1, "d"),
            new RatedRow(new double[] {0, 4}, 0.5, 0.5, "e"));

    LinearScorer found = TO_THE_END.withL2(0.05).fit(lists, rows).scorer();

    double[] optimum = new PlainObjective(found, lists, rows, 0.05).optimum();
    assertThat(found.weights()[0], closeTo(optimum[0], 1e-3));
    assertThat(found.weights()[1], closeTo(optimum[1], 1e-3));
    assertThat(found.bias(), closeTo(optimum[2], 1e-3));
  }

  @Test
  void standardisesByWhatIsKnown() {
    List<RankedList> lists =
        List.of(
            new RankedList(
                new double[][] {
                  {1, 7, Double.NaN}, {3, 7, Double.NaN}, {Double.NaN, 7, Double.NaN}
                },
                new double[] {1, 0, 0},
                "a"));

    LinearScorer found = TO_THE_END.withMostEpochs(1).fit(lists, List.of()).scorer();

    assertThat(found.mean(), equalTo(new double[] {2, 7, 0}));
    assertThat(found.scale(), equalTo(new double[] {1, 1, 1}));
  }

  @Test
  void findsTheTasteBehindChoicesOfCandidatesItNeverSaw() {
    TrainedScorer trained = ScorerTraining.create().fit(Judged.lists(300, 4, 0.3, 1), List.of());

    assertThat(Judged.topShare(trained.scorer(), Judged.lists(300, 4, 0, 2)), greaterThan(0.9));
  }

  @Test
  void learnsFromRatedRowsAloneWithTheirBias() {
    LinearScorer found = TO_THE_END.withL2(0).fit(List.of(), Judged.rows(200, 2, 3)).scorer();

    assertThat(found.score(new double[] {1, 0}), closeTo(2.5, 0.01));
    assertThat(found.score(new double[] {0, 1}), closeTo(-0.5, 0.01));
  }

  @Test
  void oneClipOfEachVideoIsHeldOutAsClipsAlone() {
    List<RankedList> lists = Judged.lists(60, 3, 1, 4);
    List<RankedList> ofVideos =
        lists.stream()
            .map(
                list ->
                    new RankedList(
                        list.features(), list.relevance(), Groups.of(list.group(), "clip")))
            .toList();

    TrainedScorer alone = ScorerTraining.create().fit(lists, List.of());
    TrainedScorer trained = ScorerTraining.create().fit(ofVideos, List.of());

    assertThat(trained.curve(), equalTo(alone.curve()));
    assertThat(trained.scorer().weights(), equalTo(alone.scorer().weights()));
  }

  @Test
  void givesTheSameScorerForTheSameSeed() {
    List<RankedList> lists = Judged.lists(60, 3, 1, 4);
    List<RatedRow> rows = Judged.rows(40, 3, 5);

    TrainedScorer once = ScorerTraining.create().withSeed(9).fit(lists, rows);
    TrainedScorer again = ScorerTraining.create().withSeed(9).fit(lists, rows);
    TrainedScorer other = ScorerTraining.create().withSeed(10).fit(lists, rows);

    assertThat(again.scorer().weights(), equalTo(once.scorer().weights()));
    assertThat(again.curve(), equalTo(once.curve()));
    assertThat(other.curve().equals(once.curve()), is(false));
  }

  @Test
  void keepsTheEpochThatIsBestOnGroupsHeldOut() {
    // Choices of pure chance: whatever is learned from them is wrong elsewhere.
    TrainedScorer trained =
        ScorerTraining.create().withL2(0).fit(Judged.lists(25, 20, 1_000, 6), List.of());

    double lowest = trained.curve().stream().mapToDouble(Epoch::validation).min().orElseThrow();
    assertThat(trained.curve().get(trained.best()).validation(), is(lowest));
    assertThat(trained.curve().size(), is(trained.best() + 61));
    assertThat(
        trained.curve().get(trained.curve().size() - 1).training(),
        lessThan(trained.curve().get(trained.best()).training()));
  }

  @Test
  void leavesTheBiasOfListsAtZero() {
    assertThat(
        ScorerTraining.create().fit(Judged.lists(30, 2, 0, 1), List.of()).scorer().bias(), is(0.0));
  }

  @Test
  void refusesListsOfDifferentWidth() {
    List<RankedList> lists =
        List.of(
            new RankedList(new double[][] {{1}}, new double[] {1}, "a"),
            new RankedList(new double[][] {{1, 2}}, new double[] {1}, "b"));

    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class, () -> ScorerTraining.create().fit(lists, List.of()));
    assertThat(
        refused.getMessage(),
        containsString("number of features must be 1 in each row, but was: 2"));
  }
}
