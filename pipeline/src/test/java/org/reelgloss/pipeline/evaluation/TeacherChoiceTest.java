package org.reelgloss.pipeline.evaluation;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.reelgloss.pipeline.evaluation.TeacherChoiceReport.Step;

class TeacherChoiceTest {
  /** Ten clips, a digit for each on which the teacher is good; on clip 9 none is. */
  private static final String[] TEN = {"a:0123", "b:2345", "c:45678", "d:01", "e:"};

  @Test
  void eachStepAddsMostOfWhatIsNotCovered() throws IOException {
    TeacherChoiceReport report = choose(null, 8, TEN);

    assertThat(report.steps(), contains(new Step("c", 5, 5, 5), new Step("a", 4, 9, 4)));
    assertThat(report.clips(), is(10));
    assertThat(report.coverage(), is(0.9));
    assertThat(report.coverable(), is(9));
    assertThat(report.teachers(), is(5));
  }

  @Test
  void theFirstTeacherMayBeGiven() throws IOException {
    assertThat(
        choose("b", 8, TEN).steps(),
        contains(new Step("b", 4, 4, 4), new Step("c", 3, 7, 5), new Step("a", 2, 9, 4)));
    assertThat(choose("e", 1, TEN).steps(), contains(new Step("e", 0, 0, 0)));
  }

  @Test
  void stopsAtTheCount() throws IOException {
    assertThat(choose(null, 1, TEN).chosen(), contains("c"));
  }

  @Test
  void equalsGoByName() throws IOException {
    assertThat(choose(null, 8, "z:01", "y:23", "x:12").chosen(), contains("x", "y", "z"));
  }

  @Test
  void choosesNobodyWhereAllAreBad() throws IOException {
    TeacherChoiceReport report = choose(null, 8, "a:", "b:");

    assertThat(report.chosen(), is(empty()));
    assertThat(report.toJson().get("allBad").asDouble(), is(1.0));
  }

  @Test
  void printsTheCurveTheChoiceAndTheBounds() throws IOException {
    TeacherChoiceReport report = choose(null, 1, TEN);

    assertThat(
        report.toJson().toString(),
        is(
            "{\"clips\":10,\"teachers\":5,\"curve\":[{\"step\":1,\"teacher\":\"c\",\"added\":5,"
                + "\"covered\":5,\"coverage\":0.5,\"alone\":0.5}],\"chosen\":[\"c\"],"
                + "\"coverage\":0.5,\"upperBound\":0.9,\"allBad\":0.1}"));
    assertThat(
        report.toTable().lines().toList(),
        contains(
            "step  teacher  added  covered  coverage   alone",
            "   1  c            5        5    0.5000  0.5000",
            "Chosen 1 of 5: c",
            "10 clips; all teachers together cover 90.0 %, on 10.0 % none is good"));
  }

  @Test
  void refusesAnUnknownStartAndNoJudgements() {
    assertThat(
        assertThrows(IllegalArgumentException.class, () -> choose("f", 8, TEN)).getMessage(),
        is("start must be one of a, b, c, d, e, but was: f"));
    assertThat(
        assertThrows(
                IllegalArgumentException.class,
                () -> TeacherChoice.of(new TeacherJudgements(), null, 8))
            .getMessage(),
        is("judgements must be of at least one clip, but are of 0"));
  }

  @Test
  void neverFallsBelowTheBoundOfGreedyChoice() throws IOException {
    Random random = new Random(7);
    for (int round = 0; round < 200; round++) {
      int teachers = 2 + random.nextInt(6);
      int count = 1 + random.nextInt(teachers);
      int[] good = new int[teachers];
      String[] named = new String[teachers];
      for (int teacher = 0; teacher < teachers; teacher++) {
        int most = random.nextInt(1 << 10);
        good[teacher] = most & random.nextInt(1 << 10);
        named[teacher] = named(teacher, good[teacher]);
      }
      int best = best(good, count);

      TeacherChoiceReport report = choose(null, count, named);

      assertThat(10 * report.coverage(), is(greaterThanOrEqualTo((1 - 1 / Math.E) * best)));
    }
  }

  private static String named(int teacher, int good) {
    StringBuilder text = new StringBuilder((char) ('a' + teacher) + ":");
    for (int clip = 0; clip < 10; clip++) {
      text.append((good >> clip & 1) == 1 ? Integer.toString(clip) : "");
    }
    return text.toString();
  }

  /** Returns the most clips that any so many teachers cover. */
  private static int best(int[] good, int count) {
    int best = 0;
    for (int set = 0; set < 1 << good.length; set++) {
      if (Integer.bitCount(set) <= count) {
        int covered = 0;
        for (int teacher = 0; teacher < good.length; teacher++) {
          covered |= (set >> teacher & 1) == 1 ? good[teacher] : 0;
        }
        best = Math.max(best, Integer.bitCount(covered));
      }
    }
    return best;
  }

  /** Chooses among teachers on clips 0 to 9, each given as its name and the clips it is good on. */
  private static TeacherChoiceReport choose(@Nullable String start, int count, String... teachers)
      throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int clip = 0; clip < 10; clip++) {
      lines.append("{\"clip\": \"c").append(clip).append("\", \"candidates\": [");
      for (int i = 0; i < teachers.length; i++) {
        String name = teachers[i].substring(0, 1);
        boolean good = teachers[i].substring(2).contains(Integer.toString(clip));
        lines
            .append(i == 0 ? "" : ", ")
            .append("{\"teacher\": \"%s\", \"good\": %s}".formatted(name, good));
      }
      lines.append("]}\n");
    }
    TeacherJudgements judgements = new TeacherJudgements();
    judgements.add(
        "judged.jsonl",
        new ByteArrayInputStream(lines.toString().getBytes(StandardCharsets.UTF_8)));
    return TeacherChoice.of(judgements, start, count);
  }
}
