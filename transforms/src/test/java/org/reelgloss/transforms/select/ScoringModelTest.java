package org.reelgloss.transforms.select;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.reelgloss.transforms.select.ScoringModel.Term;

class ScoringModelTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ScoringModel MODEL =
      new ScoringModel(
          Map.of(
              "towers",
              new Term(0.2, 0.1, 0.5),
              "teacher:blip",
              new Term(0.25, 0.5, 1),
              "teacher:llava",
              new Term(0.75, 0.5, 2)),
          2,
          -1,
          0.6,
          true,
          Optional.of("0a1b"));

  @Test
  void isTheSameAfterItWasWritten() throws Exception {
    JsonNode json = JSON.readTree(MODEL.toJson().toPrettyString());
    assertThat(ScoringModel.of(json), is(MODEL));
  }

  @Test
  void weighsKnownSignalsByTheirDistanceFromTheMean() {
    assertThat(MODEL.score(towers(0.4), ""), closeTo(logistic(2 * 0.5 * 2 - 1), 1e-9));
  }

  @Test
  void passesOverSignalsThatAreNotKnown() {
    assertThat(MODEL.score(towers(Double.NaN), ""), closeTo(logistic(-1), 1e-9));
  }

  @Test
  void countsTheTeacherWhoSaidIt() {
    double blip = 1 * (1 - 0.25) / 0.5 + 2 * (0 - 0.75) / 0.5;
    assertThat(MODEL.score(towers(0.2), "blip"), closeTo(logistic(2 * blip - 1), 1e-9));
  }

  @Test
  void countsATeacherThatItDoesNotKnowAsTheMean() {
    assertThat(MODEL.score(towers(0.2), "other"), closeTo(logistic(-1), 1e-9));
  }

  @Test
  void givesProbabilitiesThatAreNeverCertain() {
    assertThat(MODEL.score(towers(1e6), ""), allOf(greaterThan(0.999), lessThan(1.0)));
    assertThat(MODEL.score(towers(-1e6), ""), allOf(greaterThan(0.0), lessThan(0.001)));
  }

  @Test
  void refusesASignalThatIsNotKnown() {
    assertThat(
        refusal("{\"signals\": {\"luck\": {\"mean\": 0, \"scale\": 1, \"weight\": 1}}}"),
        is("selector.json has a signal 'luck', but known are: " + Signals.all()));
  }

  @Test
  void refusesAScaleToDivideByThatIsZero() {
    assertThat(
        refusal("{\"signals\": {\"told\": {\"mean\": 0, \"scale\": 0, \"weight\": 1}}}"),
        is("scale in selector.json must be above 0, but was: 0.0"));
  }

  @Test
  void refusesToGuessANumber() {
    assertThat(
        refusal("{\"signals\": {}, \"slope\": \"2\"}"),
        is("slope in selector.json must be a number, but was: \"2\""));
  }

  @Test
  void refusesADigestThatIsNoText() {
    assertThat(
        refusal(
            "{\"signals\": {}, \"slope\": 2, \"intercept\": 0, \"threshold\": 1, \"heads\": 5}"),
        is("heads in selector.json must be a digest, but was: 5"));
  }

  @Test
  void refusesWhatHeadsSayWithoutHeads() {
    assertThat(
        refusal(
            "{\"signals\": {\"retrieval\": {\"mean\": 0, \"scale\": 1, \"weight\": 1}},"
                + " \"slope\": 2, \"intercept\": 0, \"threshold\": 1}"),
        is("selector.json has the signal retrieval, which needs heads"));
  }

  private static String refusal(String json) {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> ScoringModel.of(JSON.readTree(json)));
    return String.valueOf(refused.getMessage());
  }

  private static double[] towers(double value) {
    double[] signals = new double[Signals.all().size()];
    Arrays.fill(signals, Double.NaN);
    signals[0] = value;
    return signals;
  }

  private static double logistic(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
