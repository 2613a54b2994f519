package org.reelgloss.pipeline.selector;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.reelgloss.pipeline.evaluation.ranking.Interval;
import org.reelgloss.pipeline.evaluation.ranking.Measured;
import org.reelgloss.pipeline.evaluation.ranking.Problems;
import org.reelgloss.pipeline.selector.training.Epoch;
import org.reelgloss.pipeline.selector.training.HeadData;
import org.reelgloss.pipeline.selector.training.HeadEpoch;
import org.reelgloss.pipeline.selector.training.LinearScorer;
import org.reelgloss.pipeline.selector.training.Reliability;
import org.reelgloss.pipeline.selector.training.TrainedHeads;
import org.reelgloss.pipeline.selector.training.TrainedScorer;
import org.reelgloss.transforms.select.RetrievalHeads;
import org.reelgloss.transforms.select.ScoringModel;

/** The page and the object of a training with nothing to compare, whose loss is 0 at once. */
class TrainingPageTest {
  private static final Measured NOTHING =
      new Measured(Double.NaN, new Interval(Double.NaN, Double.NaN));
  private static final Measured HALF = new Measured(0.5, new Interval(0.25, 0.75));

  private static final float[][] ONE = {{1}};
  private static final Retrieval HEADS =
      new Retrieval(
          new Agreement(0, HALF, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, Map.of()),
          HALF,
          new TrainedHeads(
              new RetrievalHeads(ONE, ONE, ONE, ONE),
              List.of(
                  new HeadEpoch(0, Double.NaN, 0.25),
                  new HeadEpoch(1, 4, 0.5),
                  new HeadEpoch(2, 2, 0)),
              1));
  private static final HeadData NO_VECTORS = new HeadData(List.of(), List.of(), List.of());

  @Test
  void namesAreEscapedAndNumbersOfNothingAreDashes() {
    String html = new TrainingPage(report(new Epoch(0, 0, Double.NaN))).html();

    assertThat(html, containsString("On top of &lt;towers&gt;@1; 0 lists of candidates"));
    assertThat(html, containsString("<tr><td>teacher:&lt;b&gt;&amp;co</td><td>0.500</td></tr>"));
    assertThat(
        html,
        containsString("<tr><td>R@1, trained</td><td>0.500</td><td>0.250 to 0.750</td></tr>"));
    assertThat(html, not(containsString("pairs, trained")));
    assertThat(html, containsString("<tr><td>bank</td><td>0.500</td><td>-</td></tr>"));
    assertThat(html, not(containsString("NaN")));
    assertThat(html, not(containsString("Infinity")));
  }

  @Test
  void curvesGoFromTheFirstEpochToTheLastBelowTheHighestLoss() {
    String html = new TrainingPage(report(new Epoch(0, 2, 4), new Epoch(1, 1, 3))).html();

    assertThat(html, containsString("points=\"0.0,130.0 260.0,195.0\""));
    assertThat(html, containsString("points=\"0.0,0.0 260.0,65.0\""));
    assertThat(html, containsString("cx=\"130.0\" cy=\"195.0\""));
  }

  @Test
  void theObjectHasNullWhereThereIsNothing() throws Exception {
    String json = report(new Epoch(0, 0, Double.NaN)).toJson().toString();

    assertThat(
        new ObjectMapper().readTree(json),
        is(
            new ObjectMapper()
                .readTree(
                    """
                    {"base": "<towers>@1", "seed": 3, "lists": 0, "ratedCaptions": 0, "notThere": 1,
                     "r1": {"value": 0.5, "low": 0.25, "high": 0.75}, "r1Before": null,
                     "r1Gain": null, "pairwise": null, "pairwiseBefore": null,
                     "pairwiseGain": null, "r1OfTeachers": {"<b>&co": 1.0},
                     "expectedCalibrationError": 0.25, "weights": {"teacher:<b>&co": 0.5},
                     "without": [{"signals": "bank", "pairwise": null,
                       "r1": {"value": 0.5, "low": 0.25, "high": 0.75}}]}
                    """)));
  }

  @Test
  void theTableHasTheFiguresThatThereAre() {
    assertThat(
        report(new Epoch(0, 0, Double.NaN)).toTable(),
        is(
            """
            R@1, trained            0.500  [0.250, 0.750]
            without bank                 R@1 0.500  pairs -
            """));
  }

  @Test
  void saysWhatFineTunedHeadsGive() {
    TrainingReport report = report(Optional.of(HEADS), new Epoch(0, 0, Double.NaN));
    String html = new TrainingPage(report).html();

    assertThat(html, containsString(", like pictures also by &lt;encoder&gt;@2; 0 lists"));
    assertThat(html, containsString("points=\"130.0,0.0 260.0,130.0\""));
    assertThat(html, containsString("points=\"0.0,195.0 130.0,130.0 260.0,260.0\""));
    assertThat(html, containsString("from 0 to 4.000, over 2 epochs"));
    assertThat(html, containsString("the highest after 1. The heads are left out"));
    assertThat(html, not(containsString("NaN")));
    assertThat(
        report.toTable(),
        is(
            """
            R@1, heads alone        0.500  [0.250, 0.750]
            R@1, trained            0.500  [0.250, 0.750]
            loss, heads gained      0.500  [0.250, 0.750]
            retrieval heads left out
            without bank                 R@1 0.500  pairs -
            """));
    assertThat(
        report.toJson().get("retrieval").toString(),
        is(
            ("{'kept':false,'lossGain':{'value':0.5,'low':0.25,'high':0.75},"
                    + "'r1':{'value':0.5,'low':0.25,'high':0.75},'r1Before':null,"
                    + "'r1Gain':null,'pairwise':null,'pairwiseBefore':null,"
                    + "'pairwiseGain':null,'epochs':1,'curve':["
                    + "{'epoch':0,'loss':null,'recall':0.25},"
                    + "{'epoch':1,'loss':4.0,'recall':0.5},"
                    + "{'epoch':2,'loss':2.0,'recall':0.0}]}")
                .replace('\'', '"')));
  }

  private static TrainingReport report(Epoch... curve) {
    return report(Optional.empty(), curve);
  }

  private static TrainingReport report(Optional<Retrieval> retrieval, Epoch... curve) {
    Problems unknown = new Problems();
    unknown.add("gone.png", 0, "is not there");
    double[] one = {1};
    return new TrainingReport(
        "<towers>@1",
        retrieval.map(heads -> "<encoder>@2"),
        3,
        new Examples(List.of("towers"), List.of(), List.of(), unknown, NO_VECTORS),
        new ScoringModel(
            Map.of("teacher:<b>&co", new ScoringModel.Term(0.5, 1, 0.5)),
            1,
            0,
            1,
            false,
            Optional.empty()),
        new TrainedScorer(new LinearScorer(one, one, one, 0), List.of(curve), 0),
        new Agreement(0, HALF, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, Map.of("<b>&co", 1.0)),
        new Reliability(List.of(new Reliability.Bin(0.5, 0.25, 1)), 0.25),
        Optional.empty(),
        retrieval,
        List.of(new Ablation.Row("bank", HALF, NOTHING)));
  }
}
