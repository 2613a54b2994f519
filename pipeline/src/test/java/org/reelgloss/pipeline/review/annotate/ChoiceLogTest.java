package org.reelgloss.pipeline.review.annotate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChoiceLogTest {
  private static final String ONE =
      "{\"clip\":\"c1\",\"annotator\":\"ann\",\"candidates\":[{\"teacher\":\"a\",\"text\":\"A\","
          + "\"good\":true}],\"best\":\"a\",\"at\":\"2026-11-20T10:15:30Z\"}\n";
  private static final String TWO = ONE.replace("c1", "c2");
  private static final String SKIPPED =
      "{\"clip\":\"c3\",\"annotator\":\"ann\",\"skip\":true,\"at\":\"2026-11-20T10:15:30Z\"}\n";

  @TempDir private Path root;
  private Path file;

  @BeforeEach
  void makeFolder() throws IOException {
    file = root.resolve("_annotations/choices.jsonl");
    Files.createDirectories(file.getParent());
  }

  @Test
  void addsLinesToThoseThatAreThere() throws IOException {
    Files.writeString(file, ONE);

    skipC3();
    skipC3();

    assertThat(Files.readString(file), is(ONE + SKIPPED + SKIPPED));
  }

  @Test
  void aLineThatACrashCutIsRemovedWhereverItWasCut() throws IOException {
    byte[] bytes = TWO.replace("\"A\"", "\"Ä\"").getBytes(UTF_8);
    for (int length = 1; length < bytes.length - 1; length++) {
      byte[] cut = new byte[length];
      System.arraycopy(bytes, 0, cut, 0, length);
      Files.write(file, ONE.getBytes(UTF_8));
      Files.write(file, cut, StandardOpenOption.APPEND);

      assertThat(skipC3(), is(new String(cut, UTF_8)));

      assertThat(Files.readString(file), is(ONE + SKIPPED));
    }
  }

  @Test
  void aWholeLineWithoutItsEndIsEnded() throws IOException {
    Files.writeString(file, ONE + TWO.strip());

    assertThat(skipC3(), is(""));

    assertThat(Files.readString(file), is(ONE + TWO + SKIPPED));
  }

  @Test
  void aSecondWriterIsKeptAway() throws IOException {
    try (ChoiceLog log = ChoiceLog.open(root)) {
      assertThat(log.cutOff(), is(""));
      assertThat(
          assertThrows(IllegalArgumentException.class, () -> ChoiceLog.open(root)).getMessage(),
          is("DIR must have no other annotate at work, but has: " + root));
    }
    skipC3();
  }

  @Test
  void linesThatAreNoneArePassedByAndTold() throws IOException {
    Files.writeString(file, ONE + "{\"clip\": \n" + "{\"clip\":\"c9\",\"skip\":true}\n" + TWO);

    Choices choices = Choices.read(root);

    assertThat(choices.size(), is(2));
    assertThat(choices.damaged(), hasSize(2));
    assertThat(choices.damaged().get(0), containsString("choices.jsonl:2: not JSON"));
    assertThat(
        choices.damaged().get(1),
        containsString("choices.jsonl:3: clip and annotator must be named"));
  }

  @Test
  void onlyTheLastChoiceOfAPersonAboutAClipStands() throws IOException {
    Files.writeString(
        file,
        ONE
            + ONE.replace("true", "false").replace(",\"best\":\"a\"", "")
            + ONE.replace("\"ann\"", "\"bob\"")
            + TWO
            + SKIPPED.replace("c3", "c2")
            + SKIPPED.replace("skip", "undo").replace("c3", "c1").replace("\"ann\"", "\"bob\""));

    Choices choices = Choices.read(root);

    List<String> standing = new ArrayList<>();
    choices.each(choice -> standing.add(choice.toJson() + "\n"));
    assertThat(standing, contains(ONE.replace("true", "false").replace(",\"best\":\"a\"", "")));
    assertThat(choices.size(), is(1));
    assertThat(choices.damaged(), is(empty()));
  }

  /** Opens the log, adds a line, and returns what was removed when it was opened. */
  private String skipC3() throws IOException {
    try (ChoiceLog log = ChoiceLog.open(root)) {
      log.append(
          LogEntry.mark(LogEntry.Kind.SKIP, "c3", "ann", Instant.parse("2026-11-20T10:15:30Z")));
      return log.cutOff();
    }
  }
}
