package org.reelgloss.pipeline.selector;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.reelgloss.pipeline.evaluation.ranking.Problems;
import org.reelgloss.pipeline.selector.training.HeadData;
import org.reelgloss.pipeline.selector.training.OutOfFold;
import org.reelgloss.pipeline.selector.training.RankedList;
import org.reelgloss.pipeline.selector.training.RatedRow;

/** Lists of two candidates, the first by a, the second by b. */
class AgreementTest {
  private static final List<String> COLUMNS = List.of("towers", "teacher:a", "teacher:b");

  @Test
  void theShareOfRightFirstsCountsTiesInPart() {
    Agreement agreement =
        agreement(
            List.of(
                list("right", 0.9, 0.1, 1, 0),
                list("tied", 0.5, 0.5, 0, 1),
                list("wrong", 0.9, 0.1, 1, 0)),
            List.of(),
            List.of(new double[] {2, 1}, new double[] {3, 3}, new double[] {0, 1}));

    assertThat(agreement.lists(), is(3));
    assertThat(agreement.r1().value(), is(closeTo(1.5 / 3, 1e-12)));
    assertThat(agreement.r1Before().value(), is(closeTo(2.5 / 3, 1e-12)));
    assertThat(agreement.r1Gain().value(), is(closeTo(-1.0 / 3, 1e-12)));
    assertThat(agreement.r1OfTeachers(), is(Map.of("a", 2.0 / 3, "b", 1.0 / 3)));
  }

  @Test
  void eachOfSeveralPreferredOnesIsARightFirst() {
    Agreement agreement =
        agreement(List.of(list("both", 0.2, 0.1, 1, 1)), List.of(), List.of(new double[] {1, 1}));

    assertThat(agreement.r1().value(), is(1.0));
    assertThat(agreement.r1OfTeachers(), is(Map.of("a", 1.0, "b", 1.0)));
  }

  @Test
  void pairsAreOfOnePictureAndOfOneKindOfJudgesAndTiesCountHalf() {
    Agreement agreement =
        agreement(
            List.of(),
            List.of(
                row("p", 0.1, 1, 1),
                row("p", 0.2, 0.5, 1),
                row("p", 0.3, 0, 1),
                row("q", 0.4, 1, 1),
                row("q", 0.3, 0, 0.05)),
            List.of(),
            3,
            3,
            1,
            0,
            9);

    assertThat(agreement.pairwise().value(), is(closeTo(2.5 / 3, 1e-12)));
    assertThat(agreement.pairwise().interval().low(), is(closeTo(2.5 / 3, 1e-12)));
    assertThat(agreement.pairwise().interval().high(), is(closeTo(2.5 / 3, 1e-12)));
    assertThat(agreement.pairwiseBefore().value(), is(0.0));
    assertThat(agreement.pairwiseGain().value(), is(closeTo(2.5 / 3, 1e-12)));
  }

  @Test
  void figuresOfNothingAreNull() {
    ObjectNode json = new ObjectMapper().createObjectNode();
    agreement(List.of(), List.of(row("p", 0.1, 1, 1)), List.of(), 5).putInto(json);

    assertThat(
        json.toString(),
        is(
            "{\"r1\":null,\"r1Before\":null,\"r1Gain\":null,\"pairwise\":null,"
                + "\"pairwiseBefore\":null,\"pairwiseGain\":null,\"r1OfTeachers\":{}}"));
  }

  private static Agreement agreement(
      List<RankedList> lists, List<RatedRow> rows, List<double[]> ofLists, double... ofRows) {
    return Agreement.of(
        new Examples(
            COLUMNS, lists, rows, new Problems(), new HeadData(List.of(), List.of(), List.of())),
        new OutOfFold(ofLists, ofRows));
  }

  private static RankedList list(String group, double a, double b, double... relevance) {
    return new RankedList(new double[][] {{a, 1, 0}, {b, 0, 1}}, relevance, group);
  }

  private static RatedRow row(String group, double towers, double accept, double weight) {
    return new RatedRow(new double[] {towers, Double.NaN, Double.NaN}, accept, weight, group);
  }
}
