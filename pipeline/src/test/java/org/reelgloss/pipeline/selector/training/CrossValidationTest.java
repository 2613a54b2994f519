package org.reelgloss.pipeline.selector.training;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CrossValidationTest {
  private static final ScorerTraining SHORT =
      ScorerTraining.create().withMostEpochs(60).withValidationShare(0);

  @Test
  void scoresAGroupWithoutLookingAtItsOwnChoices() {
    List<RankedList> lists = Judged.lists(20, 2, 0, 1);
    List<RankedList> changed = new ArrayList<>(lists);
    RankedList first = lists.get(0);
    double[] relevance = first.relevance().clone();
    Arrays.setAll(relevance, i -> 1 - first.relevance()[i]);
    changed.set(0, new RankedList(first.features(), relevance, first.group()));

    OutOfFold before = new CrossValidation(SHORT, 4).score(lists, List.of());
    OutOfFold after = new CrossValidation(SHORT, 4).score(changed, List.of());

    assertThat(after.lists().get(0), equalTo(before.lists().get(0)));
    long different = 0;
    for (int i = 1; i < lists.size(); i++) {
      different += Arrays.equals(after.lists().get(i), before.lists().get(i)) ? 0 : 1;
    }
    assertThat(different, is(15L));
  }

  @Test
  void scoresEveryCandidateAndRow() {
    List<RankedList> lists = Judged.lists(40, 2, 0, 2);
    List<RatedRow> rows = Judged.rows(30, 2, 3);

    OutOfFold scored = new CrossValidation(SHORT, 5).score(lists, rows);

    assertThat(
        scored.lists().stream().map(scores -> scores.length).toList(),
        is(lists.stream().map(list -> list.relevance().length).toList()));
    int above = 0;
    for (int i = 0; i < rows.size(); i++) {
      above += scored.rows()[i] > 0 == Judged.taste(rows.get(i).features()) > -0.5 ? 1 : 0;
    }
    assertThat(scored.rows().length, is(30));
    assertThat(above, greaterThan(24));
  }

  @Test
  void refusesFewerGroupsThanFolds() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new CrossValidation(SHORT, 5).score(Judged.lists(4, 2, 0, 1), List.of()));
  }
}
