package org.reelgloss.gpu;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.arrayContaining;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reelgloss.gpu.GenerationConfig.EarlyStopping;

/** The expected texts and sums come from a separate implementation of the same rules in Python. */
class GeneratorTest {
  private static final int START = 0;
  private static final int END = 1;

  /** For each token the values of all tokens after it; each stop rule ends at another text. */
  private static final int[][] ENDING = {
    {-30, 1, -4, -4, 1, -3},
    {-30, 0, -2, 3, -4, -2},
    {-30, 3, 3, 0, 3, 3},
    {-30, 0, -2, -3, -3, -2},
    {-30, 4, 3, -1, 0, -1},
    {-30, -1, 2, -1, 4, 2}
  };

  /** One in which the end hardly comes, so that texts repeat themselves. */
  private static final int[][] REPEATING = {
    {-30, -9, -4, 0, 4, 3},
    {-30, -9, 3, 1, -1, 4},
    {-30, -1, -2, -3, 0, 4},
    {-30, -1, -3, -3, 1, 3},
    {-30, -1, 1, 2, 1, -1},
    {-30, -1, 3, 4, 0, -4}
  };

  /** One in which an end comes early, but never among the three likeliest. */
  private static final int[][] UNLIKELY_ENDING = {
    {-30, 0, 3, 1, 3, 0},
    {-30, -4, -3, 3, 0, 2},
    {-30, 4, -1, 1, 4, 4},
    {-30, 1, -4, 4, 4, 4},
    {-30, -1, 0, -3, -2, 3},
    {-30, 3, 3, -3, -1, 2}
  };

  @Test
  void greedyTakesTheLikeliestTokenAtEachStep() throws Exception {
    Hypothesis text = generate(ENDING, greedy(1, 0, 0));

    assertThat(text.tokens(), is(new int[] {0, 1}));
    assertThat(text.logProbability(), closeTo(-0.70892, 1e-5));
    assertThat(text.ended(), is(true));
  }

  @Test
  void greedyDoesNotEndBeforeTheLeastLength() throws Exception {
    Hypothesis text = generate(ENDING, greedy(1, 0, 6));

    assertThat(text.tokens(), is(new int[] {0, 4, 2, 2, 2, 2, 1}));
    assertThat(text.logProbability(), closeTo(-7.63981, 1e-5));
  }

  @Test
  void greedyObeysWhatIsSaidAboutRepetition() throws Exception {
    assertThat(
        generate(REPEATING, greedy(1, 0, 0)).tokens(),
        is(new int[] {0, 4, 3, 5, 3, 5, 3, 5, 3, 5}));
    assertThat(
        generate(REPEATING, greedy(3, 0, 0)).tokens(),
        is(new int[] {0, 4, 3, 5, 2, 5, 3, 5, 3, 5}));
    assertThat(
        generate(REPEATING, greedy(1, 2, 0)).tokens(),
        is(new int[] {0, 4, 3, 5, 3, 4, 2, 5, 2, 4}));
  }

  @ParameterizedTest
  @CsvSource({
    "TRUE, 0 4 1, -1.045155, -0.369518",
    "FALSE, 0 4 2 5 4 1, -4.030151, -0.360468",
    "NEVER, 0 4 2 5 4 2 5 4 1, -7.015147, -0.310029"
  })
  void beamSearchStopsByItsRule(EarlyStopping rule, String tokens, double sum, double score)
      throws Exception {
    Hypothesis text = generate(ENDING, beams(1.5, rule, 1, 0));

    assertThat(
        text.tokens(), is(Arrays.stream(tokens.split(" ")).mapToInt(Integer::valueOf).toArray()));
    assertThat(text.logProbability(), closeTo(sum, 1e-5));
    assertThat(text.score(), closeTo(score, 1e-5));
  }

  @Test
  void beamSearchPassesOverAnEndThatIsNotAmongTheLikeliest() throws Exception {
    Hypothesis text = generate(UNLIKELY_ENDING, beams(1.5, EarlyStopping.FALSE, 1, 0));

    assertThat(text.tokens(), is(new int[] {0, 4, 5, 2, 4, 5, 2, 4, 5, 2}));
    assertThat(text.logProbability(), closeTo(-5.874401, 1e-5));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0, 0 4 3 5 3 5 3 5 3 5, -2.517868",
    "3, 0, 0 4 3 5 2 5 3 5 3 5, -5.370278",
    "1, 2, 0 4 3 5 2 5 3 4 4 2, -8.134275"
  })
  void beamSearchObeysWhatIsSaidAboutRepetition(
      double penalty, int group, String tokens, double sum) throws Exception {
    Hypothesis text = generate(REPEATING, beams(1, EarlyStopping.FALSE, penalty, group));

    assertThat(
        text.tokens(), is(Arrays.stream(tokens.split(" ")).mapToInt(Integer::valueOf).toArray()));
    assertThat(text.logProbability(), closeTo(sum, 1e-5));
    assertThat(text.ended(), is(false));
  }

  @Test
  void asksOnlyForTextsThatAreNotDoneAndSaysWhichRowTheyContinue() throws Exception {
    List<String> calls = new ArrayList<>();
    StepFunction decoder =
        rows -> {
          calls.add(
              Arrays.deepToString(rows.tokens())
                  + " after "
                  + Arrays.toString(rows.parents())
                  + " about "
                  + Arrays.toString(rows.sources()));
          float[][] logits = new float[rows.size()][3];
          for (int row = 0; row < rows.size(); row++) {
            // The text about source n ends after n words.
            logits[row][rows.length() > rows.sources()[row] ? END : 2] = 50;
          }
          return logits;
        };

    List<Hypothesis> texts = new Generator(greedy(1, 0, 0)).generate(3, decoder, none -> false);

    assertThat(
        calls,
        contains(
            "[[0], [0], [0]] after [0, 1, 2] about [0, 1, 2]",
            "[[0, 2], [0, 2]] after [1, 2] about [1, 2]",
            "[[0, 2, 2]] after [1] about [2]"));
    assertThat(
        texts.stream().map(Hypothesis::tokens).toArray(int[][]::new),
        arrayContaining(
            equalTo(new int[] {0, 1}),
            equalTo(new int[] {0, 2, 1}),
            equalTo(new int[] {0, 2, 2, 1})));
  }

  @ParameterizedTest
  @CsvSource({"1", "3"})
  void refusesValuesThatAreNotFinite(int beams) {
    Generator generator = new Generator(greedy(1, 0, 0).withNumBeams(beams));

    ModelException thrown =
        assertThrows(
            ModelException.class,
            () -> generator.generate(1, rows -> new float[][] {{0, Float.NaN, 1}}, none -> false));

    assertThat(thrown.getMessage(), containsString("not finite"));
  }

  private static Hypothesis generate(int[][] following, GenerationConfig config) throws Exception {
    StepFunction decoder =
        rows ->
            Arrays.stream(rows.tokens())
                .map(tokens -> floats(following[tokens[tokens.length - 1]]))
                .toArray(float[][]::new);
    List<Hypothesis> texts = new Generator(config).generate(1, decoder, none -> false);
    assertThat(texts.size(), is(1));
    return texts.get(0);
  }

  private static float[] floats(int[] values) {
    float[] floats = new float[values.length];
    IntStream.range(0, values.length).forEach(i -> floats[i] = values[i]);
    return floats;
  }

  private static GenerationConfig greedy(double penalty, int group, int least) {
    return new GenerationConfig(
        START, List.of(END), 10, least, 1, 1, EarlyStopping.FALSE, penalty, group);
  }

  private static GenerationConfig beams(
      double lengthPenalty, EarlyStopping rule, double penalty, int group) {
    return new GenerationConfig(START, List.of(END), 10, 0, 3, lengthPenalty, rule, penalty, group);
  }
}
