package org.reelgloss.runners;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.reelgloss.pipeline.review.annotate.Agreement;
import org.reelgloss.pipeline.review.annotate.AgreementReport;
import org.reelgloss.pipeline.review.annotate.AnnotationServer;
import org.reelgloss.pipeline.review.annotate.ChoiceExport;
import org.reelgloss.pipeline.review.annotate.ChoiceImport;
import org.reelgloss.pipeline.review.annotate.ChoiceLog;
import org.reelgloss.pipeline.review.annotate.Choices;
import org.reelgloss.pipeline.review.annotate.ClipSample;
import org.reelgloss.pipeline.review.annotate.ImportReport;
import org.reelgloss.pipeline.review.annotate.Overlap;
import org.reelgloss.pipeline.review.annotate.SamplePlan;
import org.reelgloss.transforms.dataset.Dataset;
import org.reelgloss.transforms.storage.OutputRoot;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code reelgloss annotate}: the page on which people choose the best captions. */
@Command(
    mixinStandardHelpOptions = true,
    name = "annotate",
    description = {
      "Serve a page on this machine on which people choose the best captions of clips, until a"
          + " signal ends it. Every choice is kept at once in DIR/_annotations/choices.jsonl.",
      "With --export, --import or --agreement nothing is served."
    })
final class AnnotateCommand implements Callable<Integer> {
  @Parameters(paramLabel = "DIR", description = "The output folder of a run, on this machine.")
  private String folder = "";

  @Option(
      names = "--sample",
      paramLabel = "N",
      description = "Most clips, at least 1; all without it.")
  private int sample = Integer.MAX_VALUE;

  @Option(
      names = "--by",
      paramLabel = "random|uncertainty",
      defaultValue = "random",
      description =
          "Clips by chance (default), or those first of which the selector was least sure.")
  private SamplePlan.By by = SamplePlan.By.random;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "0",
      description = "Of chance: the same seed gives the same clips and orders (default: 0).")
  private long seed;

  @Option(
      names = "--overlap",
      paramLabel = "SHARE|N",
      defaultValue = "0.1",
      description =
          "Clips that everybody judges: a share such as 0.1 (default) or a number such as 50. The"
              + " others are divided among those who come.")
  private String overlap = "0.1";

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8642",
      description = "Where to listen (default: ${DEFAULT-VALUE}); 0 takes a free one.")
  private int port;

  @ArgGroup private Task task = new Task();

  @Option(
      names = "--export-format",
      paramLabel = "jsonl|label-studio",
      defaultValue = "jsonl",
      description = "How --export writes: lines for 'teachers choose' (default) or tasks.")
  private String exportFormat = "jsonl";

  @Mixin private ReportFormat format = new ReportFormat();

  /** At most one of them; the page where none is given. */
  static final class Task {
    @Option(
        names = "--export",
        paramLabel = "FILE",
        description = "Write each person's last choice about each clip.")
    @Nullable Path exported;

    @Option(
        names = "--import",
        paramLabel = "FILE",
        description = "Add the choices of a file in either format.")
    @Nullable Path imported;

    @Option(names = "--agreement", description = "Print how far people agree.")
    boolean agreement;
  }

  @Override
  public Integer call() throws Exception {
    Path root = root();
    if (task.exported != null) {
      return export(root, task.exported);
    }
    if (task.imported != null) {
      return importFrom(root, task.imported);
    }
    return task.agreement ? agreement(root) : serve(root);
  }

  private Path root() throws UsageException {
    OutputRoot root = Outputs.existing(folder);
    Path path = Path.of(root.toString());
    if (!Files.isDirectory(path)) {
      throw new UsageException("DIR must be a folder of this machine, but was: " + folder);
    }
    return path;
  }

  private int serve(Path root) throws IOException, InterruptedException, UsageException {
    SamplePlan plan = new SamplePlan(sample, by, seed, Overlap.parse(overlap));
    Dataset dataset = Dataset.open(OutputRoot.of(root.toString()));
    try (ClipSample clips = ClipSample.draw(dataset, root, plan)) {
      if (clips.size() == 0) {
        throw new UsageException(
            "DIR must have clips with captions and pictures, but has none: " + folder);
      }
      try (ChoiceLog log = ChoiceLog.open(root);
          AnnotationServer server =
              AnnotationServer.start(root, clips, log, seed, Clock.systemUTC(), port)) {
        announce(root, clips, log);
        System.out.println(server.address());
        System.out.flush();
        awaitSignal(server, clips, log);
        return ExitCode.DONE;
      }
    }
  }

  private static void announce(Path root, ClipSample clips, ChoiceLog log) throws IOException {
    Choices choices = Choices.read(root);
    if (!log.cutOff().isEmpty()) {
      System.err.println("reelgloss: a line that was cut by a crash was removed: " + log.cutOff());
    }
    tellDamage(choices);
    System.err.printf(
        "reelgloss: %d clips, %d of them for everybody; %d of the dataset lack captions or"
            + " pictures; %d choices so far. Open this address; Ctrl-C ends.%n",
        clips.size(), clips.overlap(), clips.leftOut(), choices.size());
  }

  /** Waits for the end of the process, which closes all in order. */
  private static void awaitSignal(AnnotationServer server, ClipSample clips, ChoiceLog log)
      throws InterruptedException {
    Thread end =
        new Thread(
            () -> {
              server.close();
              try (clips) {
                log.close();
              } catch (IOException cause) {
                System.err.println("reelgloss: could not be closed in order: " + cause);
              }
            });
    Runtime.getRuntime().addShutdownHook(end);
    new CountDownLatch(1).await();
  }

  private int export(Path root, Path file) throws IOException, UsageException {
    if (!exportFormat.matches("jsonl|label-studio")) {
      throw new UsageException(
          "export-format must be jsonl or label-studio, but was: " + exportFormat);
    }
    Path parent = file.toAbsolutePath().getParent();
    if (Files.isDirectory(file) || parent == null || !Files.isDirectory(parent)) {
      throw new UsageException("export must be a file in a folder that exists, but was: " + file);
    }
    Choices choices = Choices.read(root);
    tellDamage(choices);
    ChoiceExport.write(choices, file, ChoiceExport.Format.valueOf(exportFormat.replace('-', '_')));
    System.err.printf("reelgloss: %d choices in %s%n", choices.size(), file);
    return ExitCode.DONE;
  }

  private int importFrom(Path root, Path file) throws IOException, UsageException {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new UsageException("import must be a file that can be read, but was: " + file);
    }
    try (ChoiceLog log = ChoiceLog.open(root)) {
      Dataset dataset = Dataset.open(OutputRoot.of(root.toString()));
      ImportReport report = ChoiceImport.run(dataset, root, log, file, Clock.systemUTC());
      report.problems().forEach(problem -> System.err.println("reelgloss: " + problem));
      format.print(report::toJson, report::toTable);
      return report.isComplete() ? ExitCode.DONE : ExitCode.SOME_FAILED;
    }
  }

  private int agreement(Path root) throws IOException {
    Choices choices = Choices.read(root);
    tellDamage(choices);
    AgreementReport report = Agreement.of(choices);
    format.print(report::toJson, report::toTable);
    return ExitCode.DONE;
  }

  private static void tellDamage(Choices choices) {
    choices.damaged().forEach(damage -> System.err.println("reelgloss: passed by: " + damage));
  }
}
