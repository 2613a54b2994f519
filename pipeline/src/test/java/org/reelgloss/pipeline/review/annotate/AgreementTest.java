package org.reelgloss.pipeline.review.annotate;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgreementTest {
  /** The worked example of Fleiss (1971) in its usual short form: 10 units, 14 raters. */
  private static final int[][] RATINGS = {
    {0, 0, 0, 0, 14},
    {0, 2, 6, 4, 2},
    {0, 0, 3, 5, 6},
    {0, 3, 9, 2, 0},
    {2, 2, 8, 1, 1},
    {7, 7, 0, 0, 0},
    {3, 2, 6, 3, 0},
    {2, 5, 3, 2, 2},
    {6, 5, 2, 1, 0},
    {0, 2, 2, 3, 7}
  };

  @TempDir private Path root;
  private final StringBuilder lines = new StringBuilder();

  @Test
  void cohensKappaOfTwoPeople() {
    List<String> first = new ArrayList<>();
    List<String> second = new ArrayList<>();
    fill(first, second, 20, "yes", "yes");
    fill(first, second, 5, "yes", "no");
    fill(first, second, 10, "no", "yes");
    fill(first, second, 15, "no", "no");

    assertThat(Objects.requireNonNull(Kappa.cohen(first, second)), is(closeTo(0.4, 1e-12)));
  }

  @Test
  void fleissKappaOfSeveralPeople() {
    List<List<String>> units = new ArrayList<>();
    for (int[] counts : RATINGS) {
      List<String> unit = new ArrayList<>();
      for (int category = 0; category < counts.length; category++) {
        unit.addAll(Collections.nCopies(counts[category], "k" + category));
      }
      units.add(unit);
    }
    units.add(List.of("alone"));

    assertThat(Objects.requireNonNull(Kappa.fleiss(units)), is(closeTo(0.20993, 1e-5)));
  }

  @Test
  void kappaHasNoMeaningWhereAllSayTheSame() {
    assertThat(Kappa.cohen(List.of("a", "a"), List.of("a", "a")), is(nullValue()));
    assertThat(Kappa.cohen(List.of(), List.of()), is(nullValue()));
    assertThat(Kappa.fleiss(List.of(List.of("a", "a"))), is(nullValue()));
  }

  @Test
  void recallIsCountedForBothOrdersOfTwoPeople() throws IOException {
    chose("c1", "ann", "a+ b- c-", "a");
    chose("c1", "bob", "a+ b- c-", "a");
    chose("c2", "ann", "a+ b- c-", "a");
    chose("c2", "bob", "a- b- c-", null);
    chose("c3", "ann", "a+ b+ c-", null);
    chose("c3", "bob", "a- b+ c-", "b");
    chose("c4", "ann", "a- b+ c-", "b");

    AgreementReport report = report();

    assertThat(report.annotators(), contains("ann", "bob"));
    assertThat(report.clips(), is(3));
    assertThat(
        report.pairs(),
        contains(
            new AgreementReport.Pair("ann", "bob", 2, 1, 3, 2),
            new AgreementReport.Pair("bob", "ann", 1, 1, 2, 2)));
    assertThat(report.recallAt1(), is(0.75));
    assertThat(report.best().units(), is(2));
    assertThat(report.good().units(), is(9));
    assertThat(report.toJson().at("/kappa/name").asText(), is("cohen"));
    assertThat(
        report.toTable().lines().toList(),
        contains(
            "reference  answer  clips     R@1  any good",
            "ann        bob         2  0.5000    0.6667",
            "bob        ann         1  1.0000    1.0000",
            "3 clips judged by several of 2 people",
            "R@1 0.750, any good 0.833",
            "Cohen's kappa: best 0.000 over 2 clips, good 0.526 over 9 captions"));
  }

  @Test
  void whoChoosesATextChoosesAllTeachersOfIt() throws IOException {
    lines.append(line("c1", "ann", "a+ b+", "a").replace("\"B\"", "\"A\""));
    lines.append(line("c1", "bob", "a+ b+", "b").replace("\"B\"", "\"A\""));

    assertThat(report().recallAt1(), is(1.0));
  }

  @Test
  void threePeopleAreMeasuredByFleiss() throws IOException {
    for (String annotator : List.of("ann", "bob", "cyn")) {
      chose("c1", annotator, "a+ b-", "a");
      chose("c2", annotator, "a- b+", "b");
    }

    AgreementReport report = report();

    assertThat(report.toJson().at("/kappa/name").asText(), is("fleiss"));
    assertThat(report.best().kappa(), is(1.0));
    assertThat(report.pairs().size(), is(6));
  }

  @Test
  void withoutCommonClipsNothingIsKnown() throws IOException {
    chose("c1", "ann", "a+", "a");
    chose("c2", "bob", "a+", "a");

    assertThat(
        report().toJson().toString(),
        is(
            "{\"annotators\":[],\"clips\":0,\"recallAt1\":null,\"anyGood\":null,\"kappa\":"
                + "{\"name\":\"fleiss\",\"best\":null,\"clips\":0,\"good\":null,\"captions\":0},"
                + "\"pairs\":[]}"));
  }

  private static void fill(
      List<String> first, List<String> second, int times, String one, String other) {
    first.addAll(Collections.nCopies(times, one));
    second.addAll(Collections.nCopies(times, other));
  }

  private void chose(String clip, String annotator, String judged, @Nullable String best) {
    lines.append(line(clip, annotator, judged, best));
  }

  private static String line(String clip, String annotator, String judged, @Nullable String best) {
    StringBuilder candidates = new StringBuilder();
    for (String one : judged.split(" ")) {
      String teacher = one.substring(0, 1);
      candidates
          .append(candidates.isEmpty() ? "" : ",")
          .append(
              "{\"teacher\":\"%s\",\"text\":\"%s\",\"good\":%s}"
                  .formatted(teacher, teacher.toUpperCase(Locale.ROOT), one.endsWith("+")));
    }
    return "{\"clip\":\"%s\",\"annotator\":\"%s\",\"candidates\":[%s]%s}\n"
        .formatted(clip, annotator, candidates, best == null ? "" : ",\"best\":\"" + best + "\"");
  }

  private AgreementReport report() throws IOException {
    Path file = root.resolve("_annotations/choices.jsonl");
    Files.createDirectories(file.getParent());
    Files.writeString(file, lines);
    return Agreement.of(Choices.read(root));
  }
}
