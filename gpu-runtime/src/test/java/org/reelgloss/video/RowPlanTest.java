package org.reelgloss.video;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.reelgloss.video.RowPlan.Group;

class RowPlanTest {
  @Test
  void anOddWholeFactorReadsTheMiddleRows() {
    assertThat(
        RowPlan.of(720, 144).groups(), contains(new Group(2, 10, 5, 72), new Group(7, 10, 5, 72)));
  }

  @Test
  void anEvenWholeFactorReadsTwoRowsEach() {
    assertThat(
        RowPlan.of(576, 144).groups(), contains(new Group(1, 4, 2, 144), new Group(2, 4, 2, 144)));
  }

  @Test
  void allGroupsTogetherAreTheRowsThatAreRead() {
    for (int to : List.of(144, 154, 109, 188, 224)) {
      RowPlan plan = RowPlan.of(1_080, to);
      assertThat(rowsOf(plan).containsAll(read(1_080, to)), is(true));
    }
  }

  @Test
  void anIrregularPatternIsReadPairByPair() {
    assertThat(RowPlan.of(1_080, 154).groups().size(), is(154));
  }

  @Test
  void aWeakReductionReadsTheWholePicture() {
    assertThat(RowPlan.of(360, 256).isWhole(), is(true));
  }

  private static Set<Integer> rowsOf(RowPlan plan) {
    Set<Integer> rows = new TreeSet<>();
    for (Group group : plan.groups()) {
      for (int i = 0; i < group.count(); i++) {
        rows.add(group.first() + i * group.step());
      }
    }
    return rows;
  }

  /** The rows with a weight above zero, by the definition of linear interpolation. */
  private static Set<Integer> read(int from, int to) {
    return IntStream.range(0, to)
        .boxed()
        .flatMap(
            y -> {
              double at = (y + 0.5) * from / to - 0.5;
              int below = (int) Math.floor(at);
              return (at == below ? List.of(below) : List.of(below, below + 1)).stream();
            })
        .collect(Collectors.toSet());
  }
}
