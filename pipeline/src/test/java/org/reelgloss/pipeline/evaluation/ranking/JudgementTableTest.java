package org.reelgloss.pipeline.evaluation.ranking;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JudgementTableTest {
  private static final String EXPERT = "image\tcaption_id\tcaption\trating1\trating2\trating3\n";
  private static final String CROWD = "image\tcaption_id\tcaption\tshare_yes\tyes\tno\n";

  @TempDir private Path folder;

  @Test
  void ratingsAreBroughtToOneScale() throws IOException {
    JudgementTable table =
        read(
            write("e.tsv", EXPERT + "a.jpg\tb.jpg#2\tA dog .\t1\t2\t4\n"),
            write("c.tsv", CROWD + "a.jpg\ta.jpg#0\tA cat .\t0.333333\t1\t2\n"));

    RatedCaption expert = table.rows().get(0);
    assertThat(expert.image(), is("a.jpg"));
    assertThat(expert.captionId(), is("b.jpg#2"));
    assertThat(expert.caption(), is("A dog ."));
    assertThat(expert.kind(), is(RatedCaption.Kind.EXPERT));
    assertThat(expert.ratings(), contains(0.0, 1 / 3.0, 1.0));
    assertThat(expert.mean(), is((1 / 3.0 + 1) / 3));
    assertThat(expert.kind().toRaw(1 / 3.0), is(2.0));
    assertThat(expert.isOwn(), is(false));
    assertThat(expert.line(), is(2L));
    RatedCaption crowd = table.rows().get(1);
    assertThat(crowd.kind(), is(RatedCaption.Kind.CROWD));
    assertThat(crowd.ratings(), contains(1 / 3.0));
    assertThat(crowd.votes(), is(3));
    assertThat(crowd.isOwn(), is(true));
    assertThat(table.byImage().keySet(), contains("a.jpg"));
    assertThat(table.problems().count(), is(0L));
  }

  @Test
  void linesThatCannotBeUsedAreNamedAndTheOthersUsed() throws IOException {
    JudgementTable table =
        read(
            write(
                "e.tsv",
                EXPERT
                    + "a.jpg\tb.jpg#2\tA dog .\t1\t2\t4\n"
                    + "a.jpg\tc.jpg#2\tA cat .\t1\t5\t4\n"
                    + "a.jpg\tc.jpg#2\tA cat .\t1\t\t4\n"
                    + "a.jpg\tc.jpg#2\tA cat .\t1\t1.5\t4\n"
                    + "a.jpg\tc.jpg#2\tA cat .\t1\tNaN\t4\n"
                    + "a.jpg\tc.jpg#2\tA cat .\t1\tx\t4\n"
                    + "a.jpg\tc.jpg#2\t \t1\t1\t4\n"
                    + "\n"
                    + "a.jpg\tc.jpg#2\tA cat .\t1"));

    assertThat(table.rows().size(), is(1));
    assertThat(
        whats(table),
        contains(
            "3: rating2 must be in [1, 4], but was: 5",
            "4: rating2 is missing",
            "5: rating2 must be a whole number, but was: 1.5",
            "6: rating2 must be in [1, 4], but was: NaN",
            "7: rating2 must be a number, but was: x",
            "8: caption is missing",
            "10: must have 6 columns, but has 4"));
  }

  @Test
  void sharesMustBeThoseOfTheVotes() throws IOException {
    JudgementTable table =
        read(
            write(
                "c.tsv",
                CROWD
                    + "a.jpg\tb.jpg#1\tA dog .\t0.9\t1\t2\n"
                    + "a.jpg\tb.jpg#2\tA dog .\t0\t0\t0\n"
                    + "a.jpg\tb.jpg#3\tA dog .\t0.33\t1\t2\n"
                    + "a.jpg\tb.jpg#4\tA dog .\t0\t-1\t2\n"));

    assertThat(table.rows().size(), is(1));
    assertThat(
        whats(table),
        contains(
            "2: share_yes contradicts yes and no: 0.9 is not 1 of 3",
            "3: yes and no must not both be 0",
            "5: yes must be in [0, 1000000], but was: -1"));
  }

  @Test
  void whatIsSaidTwiceCountsOnceAndWhatIsContradictedDoesNotCount() throws IOException {
    JudgementTable table =
        read(
            write(
                "e.tsv",
                EXPERT
                    + "a.jpg\tb.jpg#2\tA dog .\t1\t2\t4\n"
                    + "a.jpg\tb.jpg#2\tA dog .\t1\t2\t4\n"
                    + "a.jpg\tc.jpg#2\tA cat .\t1\t1\t1\n"
                    + "a.jpg\tc.jpg#2\tA cat .\t4\t4\t4\n"
                    + "a.jpg\tc.jpg#2\tA cat .\t1\t1\t1\n"));

    assertThat(table.rows().size(), is(1));
    assertThat(
        whats(table),
        contains(
            "3: says the same as line 2",
            "4: is contradicted, at first by line 5",
            "5: contradicts line 4; neither is used",
            "6: says the same as line 4"));
  }

  @Test
  void allProblemsAreCountedAndTheFirstHundredNamed() throws IOException {
    JudgementTable table = read(write("e.tsv", EXPERT + "bad\n".repeat(250)));

    assertThat(table.problems().count(), is(250L));
    assertThat(table.problems().first().size(), is(100));
  }

  @Test
  void otherHeadingsAreRefused() throws IOException {
    for (String header :
        List.of("", "image\tcaption\trating1\n", "image\tcaption_id\tcaption\trating2\n")) {
      Path file = write("wrong.tsv", header);
      IllegalArgumentException refused =
          assertThrows(IllegalArgumentException.class, () -> read(file));
      assertThat(refused.getMessage(), containsString("wrong.tsv must "));
    }
    assertThrows(IllegalArgumentException.class, () -> read(folder.resolve("none.tsv")));
  }

  @Test
  void textThatIsNotUtf8IsRefused() throws IOException {
    Path file = folder.resolve("latin.tsv");
    Files.write(file, (EXPERT + "\u00e9\n").getBytes(StandardCharsets.ISO_8859_1));
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> read(file));
    assertThat(refused.getMessage(), containsString("not UTF-8"));
  }

  @Test
  @Tag("test-data")
  void realJudgementsAreReadWhole() throws IOException {
    Path data = Path.of(System.getenv("REELGLOSS_TEST_DATA"), "flickr8k");
    JudgementTable experts = read(data.resolve("judgements.sel.expert.tsv"));
    JudgementTable crowd = read(data.resolve("judgements.sel.crowd.tsv"));

    assertThat(experts.rows().size(), is(2922));
    assertThat(experts.rows().stream().filter(RatedCaption::isOwn).count(), is(84L));
    assertThat(crowd.rows().size(), is(24180));
    assertThat(experts.problems().count() + crowd.problems().count(), is(0L));
  }

  private static JudgementTable read(Path... files) throws IOException {
    return JudgementTable.read(List.of(files));
  }

  private static List<String> whats(JudgementTable table) {
    return table.problems().first().stream()
        .map(problem -> problem.line() + ": " + problem.what())
        .toList();
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
