package org.reelgloss.pipeline.review.annotate;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reelgloss.transforms.dataset.Dataset;
import org.reelgloss.transforms.storage.OutputRoot;

class ChoiceImportTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-21T00:00:00Z"), ZoneOffset.UTC);
  private static final String FULL =
      "{\"clip\":\"c0\",\"annotator\":\"ann\",\"candidates\":["
          + "{\"teacher\":\"a\",\"text\":\"A0\",\"good\":true},"
          + "{\"teacher\":\"b\",\"text\":\"B0\",\"good\":true},"
          + "{\"teacher\":\"c\",\"text\":\"C0\",\"good\":false}],"
          + "\"best\":\"b\",\"at\":\"2026-11-20T10:15:30Z\"}";
  private static final String ALL_BAD =
      FULL.replace("true", "false").replace("\"best\":\"b\",", "").replace("\"ann\"", "\"bob\"");

  @TempDir private Path root;
  private Path file;

  @BeforeEach
  void writeDataset() throws IOException {
    new TestDataset(root).addAll(2).write();
    file = root.resolve("choices");
  }

  @ParameterizedTest
  @EnumSource(ChoiceExport.Format.class)
  void whatWasExportedCanBeImportedElsewhere(ChoiceExport.Format format, @TempDir Path other)
      throws IOException {
    write(FULL, ALL_BAD, FULL.replace("\"best\":\"b\",", "").replace("\"ann\"", "\"cyn\""));
    run();
    Path exported = root.resolve("exported");

    ChoiceExport.write(Choices.read(root), exported, format);
    new TestDataset(other).addAll(1).write();
    ImportReport report = run(other, exported);

    assertThat(report.problems(), is(empty()));
    assertThat(report.imported(), is(3));
    assertThat(log(other), is(log(root)));
    assertThat(run(other, exported).duplicates(), is(3));
  }

  @Test
  void whatDoesNotFitIsCountedAndToldWithItsLine() throws IOException {
    write(
        FULL,
        FULL,
        FULL.replace("\"best\":\"b\"", "\"best\":\"a\""),
        FULL.replace("c0", "c9"),
        FULL.replace("\"a\"", "\"x\"").replace("\"ann\"", "\"cyn\""),
        FULL.replace("A0", "A1").replace("\"ann\"", "\"cyn\""),
        "{",
        "{\"clip\":\"c0\",\"candidates\":[{\"teacher\":\"a\",\"good\":true}]}",
        "{\"image\":\"c0\",\"annotator\":\"d\",\"candidates\":[{\"teacher\":\"a\",\"good\":true}]}");

    ImportReport report = run();

    assertThat(
        report.toJson().toString(),
        is("{\"imported\":1,\"duplicates\":1,\"contradictory\":1,\"unknown\":4,\"wrong\":2}"));
    assertThat(
        report.problems().subList(1, 7),
        contains(
            file + ":8: annotator must be named",
            file + ":3: ann says otherwise of clip c0 elsewhere",
            file + ":4: the dataset has no clip c9",
            file + ":5: clip c0: the clip has no caption of x",
            file + ":6: clip c0: the dataset has another caption of a",
            file + ":9: the dataset has no clip image c0"));
    assertThat(report.isComplete(), is(false));
    assertThat(log(root), contains(FULL));
  }

  @Test
  void textsAndTimesThatAreLeftOutAreAdded() throws IOException {
    write(
        "{\"clip\":\"c1\",\"annotator\":\"ann\",\"candidates\":[{\"teacher\":\"a\",\"good\":true}]}");

    run();

    assertThat(
        log(root),
        contains(
            "{\"clip\":\"c1\",\"annotator\":\"ann\",\"candidates\":[{\"teacher\":\"a\",\"text\":"
                + "\"A1\",\"good\":true}],\"at\":\"2026-11-21T00:00:00Z\"}"));
  }

  @Test
  void oneTextCannotBeGoodAndBad() throws IOException {
    TestDataset dataset = new TestDataset(root);
    dataset.add("a:Same", "b:Same");
    dataset.write();
    write(
        "{\"clip\":\"c0\",\"annotator\":\"ann\",\"candidates\":[{\"teacher\":\"a\",\"good\":true},"
            + "{\"teacher\":\"b\",\"good\":false}]}");

    ImportReport report = run();

    assertThat(report.contradictory(), is(1));
    assertThat(report.problems(), contains(file + ":1: the same text is good and not good: Same"));
  }

  @Test
  void labelStudiosUsersAndCancelledAnnotationsAreUnderstood() throws IOException {
    write(
        "[",
        """
        {"id": 1, "data": {"clip": "c0"}, "annotations": [
          {"completed_by": 7, "was_cancelled": false, "created_at": "2026-11-20T10:15:30.5+01:00",
           "result": [{"from_name": "best", "type": "choices", "value": {"choices": ["C0"]}}]},
          {"completed_by": {"id": 8, "email": "bob@example.com"},
           "result": [{"from_name": "bad", "type": "choices", "value": {"choices": ["All are bad"]}}]},
          {"completed_by": 7, "was_cancelled": true, "result": []},
          {"completed_by": 9, "result": []},
          {"completed_by": 9, "result": [
            {"from_name": "good", "type": "choices", "value": {"choices": ["A0", "Z"]}}]}]},
        {"id": 2, "data": {}, "annotations": []}
        ]
        """);

    ImportReport report = run();

    assertThat(
        report.problems(),
        contains(
            file + ":2: clip c0 must have one best, several good ones, or all bad",
            file + ":11: a task must have data with clip",
            file + ":2: clip c0: no caption of the clip says: [Z]"));
    assertThat(report.imported(), is(2));
    assertThat(log(root).get(0), containsString("\"annotator\":\"label-studio-7\""));
    assertThat(
        log(root).get(0), containsString("\"best\":\"c\",\"at\":\"2026-11-20T09:15:30.500Z\""));
    assertThat(log(root).get(1), containsString("\"annotator\":\"bob@example.com\""));
    assertThat(log(root).get(1), not(containsString("true")));
  }

  @Test
  void aListThatIsCutIsRefusedAsAWhole() throws IOException {
    write("[", "{\"data\": {\"clip\": \"c0\"}, \"annotations\": []},");

    assertThrows(IllegalArgumentException.class, this::run);

    assertThat(log(root), is(empty()));
  }

  @Test
  void labelStudiosTasksDoNotNameTeachers() throws IOException {
    write(FULL.replace("\"a\"", "\"qwen\"").replace("A0", "A0"));
    TestDataset dataset = new TestDataset(root);
    dataset.add("qwen:A0", "b:B0", "c:C0");
    dataset.write();
    run();

    ChoiceExport.write(Choices.read(root), file, ChoiceExport.Format.label_studio);

    assertThat(Files.readString(file), not(containsString("qwen")));
    assertThat(
        Files.readAllLines(file),
        hasItem(
            containsString(
                "\"captions\":[{\"value\":\"A0\"},{\"value\":\"B0\"},{\"value\":\"C0\"}]")));
  }

  private void write(String... lines) throws IOException {
    Files.writeString(file, String.join("\n", lines) + "\n");
  }

  private ImportReport run() throws IOException {
    return run(root, file);
  }

  private static ImportReport run(Path root, Path file) throws IOException {
    try (ChoiceLog log = ChoiceLog.open(root)) {
      Dataset dataset = Dataset.open(OutputRoot.of(root.toString()));
      return ChoiceImport.run(dataset, root, log, file, CLOCK);
    }
  }

  private static List<String> log(Path root) throws IOException {
    return Files.readAllLines(root.resolve("_annotations/choices.jsonl"));
  }
}
