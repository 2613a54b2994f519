package org.reelgloss.transforms.dataset;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.reelgloss.transforms.dataset.TestUnits.unit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reelgloss.schemas.CaptionCandidate;
import org.reelgloss.schemas.Outcome;
import org.reelgloss.transforms.storage.OutputRoot;

/** What was read is told from what is read anew by deleting the files in between. */
class AnswerFilesTest {
  private static final long A_CANDIDATE = 201;

  @TempDir private Path folder;
  private OutputRoot root;

  @BeforeEach
  void openRoot() {
    root = OutputRoot.of(folder.toString());
  }

  @Test
  void aFileIsReadOnceForAllItsInputs() throws IOException {
    String file = publish("a", "b");
    AnswerFiles answers = new AnswerFiles(root, 2 * A_CANDIDATE);

    assertThat(texts(answers, file, "a"), contains("a"));
    Files.delete(folder.resolve(file));

    assertThat(texts(answers, file, "b"), contains("b"));
    assertThat(answers.of(file, "none"), is(anEmptyMap()));
  }

  @Test
  void ofALargeFileOneInputIsKept() throws IOException {
    String file = publish("a", "b", "c");
    AnswerFiles answers = new AnswerFiles(root, 2 * A_CANDIDATE);

    assertThat(texts(answers, file, "c"), contains("c"));
    assertThat(texts(answers, file, "a"), contains("a"));
    Files.delete(folder.resolve(file));

    assertThat(texts(answers, file, "a"), contains("a"));
    assertThrows(NoSuchFileException.class, () -> answers.of(file, "c"));
  }

  @Test
  void theFileThatWasNotUsedForLongestGoesFirst() throws IOException {
    String one = publish("a");
    String two = publish("b");
    String three = publish("c");
    AnswerFiles answers = new AnswerFiles(root, 2 * A_CANDIDATE);
    answers.of(one, "a");
    answers.of(two, "b");
    answers.of(one, "a");
    answers.of(three, "c");
    Files.delete(folder.resolve(one));
    Files.delete(folder.resolve(two));

    assertThat(texts(answers, one, "a"), contains("a"));
    assertThrows(NoSuchFileException.class, () -> answers.of(two, "b"));
  }

  /** Publishes videos of one clip, about which their name is said, and returns the clips' file. */
  private String publish(String... uris) throws IOException {
    List<String> before = root.list("dataset");
    new Publisher(root, Captioning.UNKNOWN)
        .publish(List.of(uris).stream().map(uri -> unit(uri, "r1", 0, said(uri))).toList());
    return root.list("dataset").stream()
        .filter(file -> !before.contains(file))
        .findFirst()
        .orElseThrow();
  }

  private static CaptionCandidate said(String text) {
    return CaptionCandidate.newBuilder()
        .setTeacher("t")
        .setModel("m")
        .setOutcome(Outcome.SUCCESS)
        .setText(text)
        .build();
  }

  private static List<String> texts(AnswerFiles answers, String file, String uri)
      throws IOException {
    return answers.of(file, uri).values().stream()
        .map(candidates -> candidates.get(0).getText().orElse(""))
        .toList();
  }
}
