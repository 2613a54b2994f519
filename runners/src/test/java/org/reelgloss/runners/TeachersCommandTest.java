package org.reelgloss.runners;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TeachersCommandTest {
  private static final String ONE = line("c1", true, false) + line("c2", true, true);
  private static final String TWO = line("c3", false, true) + line("c4", false, false);

  @TempDir private Path folder;
  private Path one;
  private Path two;

  @BeforeEach
  void writeJudgements() throws IOException {
    one = Files.writeString(folder.resolve("one.jsonl"), ONE);
    two = Files.writeString(folder.resolve("two.jsonl"), TWO);
  }

  @Test
  void printsTheCurveOfAllFiles() throws IOException {
    Output output = Output.of("teachers", "choose", one.toString(), two.toString());

    assertThat(output.errors(), output.code(), is(0));
    JsonNode report = new ObjectMapper().readTree(output.text());
    assertThat(report.get("chosen").toString(), is("[\"blip\",\"chat\"]"));
    assertThat(report.at("/curve/0/coverage").asDouble(), is(0.5));
    assertThat(report.get("coverage").asDouble(), is(0.75));
    assertThat(report.get("allBad").asDouble(), is(0.25));
  }

  @Test
  void readsStandardInputAndPrintsATable() {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(ONE.getBytes(StandardCharsets.UTF_8)));
    try {
      Output output =
          Output.of("teachers", "choose", "-", "--start=chat", "--count=1", "--format=table");

      assertThat(output.errors(), output.code(), is(0));
      assertThat(output.text(), startsWith("step  teacher  added"));
      assertThat(output.text(), containsString("Chosen 1 of 2: chat"));
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void aStartThatIsNoTeacherIsAnsweredWithTheOneThatWasMeant() {
    assertThat(
        refusal(one.toString(), "--start=chatt"),
        containsString(
            "start must be a teacher of the judgements, but was: chatt; did you mean chat?"));
  }

  @Test
  void whatIsWrongIsToldWithFileAndLine() throws IOException {
    Files.writeString(one, ONE + "{\"clip\": \"c5\", \"candidate\": []}\n");

    assertThat(
        refusal(one.toString()),
        containsString(one + ":3: unknown key 'candidate'; there may be clip, annotator"));
  }

  @Test
  void filesWithoutJudgementsAreRefused() throws IOException {
    Path empty = Files.writeString(folder.resolve("empty.jsonl"), "\n");

    assertThat(
        refusal(empty.toString()),
        containsString("FILE must hold at least one judgement, but there is none in: " + empty));
    assertThat(
        refusal(folder.toString()),
        containsString("FILE must be a file that can be read, but was: " + folder));
    assertThat(refusal(one.toString(), "--count=0"), containsString("count must be at least 1"));
  }

  private static String refusal(String... args) {
    String[] all = new String[args.length + 2];
    all[0] = "teachers";
    all[1] = "choose";
    System.arraycopy(args, 0, all, 2, args.length);
    Output output = Output.of(all);
    assertThat(output.code(), is(2));
    return output.errors();
  }

  private static String line(String clip, boolean blip, boolean chat) {
    return """
        {"clip": "%s", "candidates": [{"teacher": "blip", "good": %s}, \
        {"teacher": "chat", "good": %s}]}
        """
        .formatted(clip, blip, chat);
  }
}
