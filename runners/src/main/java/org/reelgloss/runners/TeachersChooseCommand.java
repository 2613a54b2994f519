package org.reelgloss.runners;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.reelgloss.pipeline.evaluation.TeacherChoice;
import org.reelgloss.pipeline.evaluation.TeacherChoiceReport;
import org.reelgloss.pipeline.evaluation.TeacherJudgements;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code reelgloss teachers choose}: few teachers that are good on many clips. */
@Command(
    mixinStandardHelpOptions = true,
    name = "choose",
    description = {
      "Choose the teachers that together are good on most clips, as the Panda-70M paper does:",
      "first the best one, then again and again the one that is best on the clips that none of"
          + " the chosen ones is good on, while that adds a clip."
    })
final class TeachersChooseCommand implements Callable<Integer> {
  private static final String STANDARD_INPUT = "-";

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = {
        "Judgements, a JSON object a line; - is standard input:",
        "{\"clip\": ID, \"annotator\": NAME, \"candidates\": [{\"teacher\": NAME, \"good\": true}]}",
        "Of several annotators the majority decides; the annotator may be left out."
      })
  private List<String> files = List.of();

  @Option(
      names = "--start",
      paramLabel = "TEACHER",
      description = "The first teacher; without it the one that is good on most clips.")
  private @Nullable String start;

  @Option(
      names = "--count",
      paramLabel = "N",
      defaultValue = "8",
      description = "Most teachers, at least 1 (default: ${DEFAULT-VALUE}).")
  private int count;

  @Mixin private ReportFormat format = new ReportFormat();

  @Override
  public Integer call() throws Exception {
    TeacherJudgements judgements = new TeacherJudgements();
    for (String file : files) {
      read(file, judgements);
    }
    Set<String> known = judgements.teachers();
    if (known.isEmpty()) {
      throw new UsageException(
          "FILE must hold at least one judgement, but there is none in: "
              + String.join(", ", files));
    }
    if (start != null && !known.contains(start)) {
      throw new UsageException(
          "start must be a teacher of the judgements, but was: "
              + start
              + DidYouMean.hint(start, known));
    }
    TeacherChoiceReport report = TeacherChoice.of(judgements, start, count);
    format.print(report::toJson, report::toTable);
    return ExitCode.DONE;
  }

  private static void read(String file, TeacherJudgements judgements)
      throws IOException, UsageException {
    if (file.equals(STANDARD_INPUT)) {
      judgements.add("standard input", System.in);
      return;
    }
    Path path = Path.of(file);
    if (!Files.isReadable(path) || Files.isDirectory(path)) {
      throw new UsageException("FILE must be a file that can be read, but was: " + file);
    }
    try (InputStream in = Files.newInputStream(path)) {
      judgements.add(file, in);
    }
  }
}
