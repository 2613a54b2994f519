package org.reelgloss.runners;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.reelgloss.pipeline.CurationOptions;
import org.reelgloss.pipeline.SummaryBuilder;
import org.reelgloss.pipeline.review.Gallery;
import org.reelgloss.schemas.RunSummary;
import org.reelgloss.transforms.dataset.CommitLog;
import org.reelgloss.transforms.dataset.Dataset;
import org.reelgloss.transforms.storage.OutputRoot;
import org.reelgloss.transforms.storage.Sources;

/** What a run leaves besides its records: the summary, the gallery, a last word. */
final class Aftermath {
  private final CurationOptions options;
  private final Map<String, String> models;
  private final Map<String, String> settings;
  private final Map<String, Long> skipped;
  private final OutputRoot root;
  private final long startedMs = System.currentTimeMillis();
  private final long startNanos = System.nanoTime();
  private final double cpuBefore = cpuSeconds();
  private final long inputsBefore;

  /**
   * @param models role to name and version of what the dataset was made with
   */
  Aftermath(
      CurationOptions options,
      Map<String, String> models,
      Map<String, String> settings,
      Map<String, Long> skipped)
      throws IOException {
    this.options = options;
    this.models = models;
    this.settings = settings;
    this.skipped = skipped;
    root = options.output();
    inputsBefore = new CommitLog(root).read().inputs();
  }

  /** Writes summary and gallery, says where, and returns the exit code. */
  int conclude(PrintStream messages) throws IOException {
    Dataset dataset = Dataset.open(root);
    RunSummary summary = summary(dataset);
    SummaryBuilder.write(root, summary);
    messages.printf(
        "%d videos, %d clips, %d failures in %s%n",
        summary.getVideos(), summary.getClips(), summary.getFailures(), root);
    boolean dataOut = options.product() == CurationOptions.Product.DATASET;
    if (dataOut && Sources.isLocal(root.toString())) {
      Path local = Path.of(root.toString());
      Gallery.write(local, Galleries.contents(dataset, summary));
      messages.printf("Look at it: %s%n", local.resolve("gallery/index.html"));
    }
    return summary.getFailures() > 0 ? ExitCode.SOME_FAILED : ExitCode.DONE;
  }

  private RunSummary summary(Dataset dataset) throws IOException {
    double cpu = cpuSeconds() - cpuBefore;
    RunSummary.Builder summary = SummaryBuilder.count(dataset);
    long added = new CommitLog(root).read().inputs() - inputsBefore;
    boolean all = added == summary.getVideos() && summary.getVideoSeconds() > 0;
    return summary
        .setSettings(settings)
        .setModels(models)
        .setStartedMs(startedMs)
        .setWallSeconds((System.nanoTime() - startNanos) / (double) TimeUnit.SECONDS.toNanos(1))
        .setCpuSeconds(cpu)
        .setVideosInRun(added)
        .setSkippedInputs(skipped)
        .setCpuSecondsPerVideoHour(all ? cpu / summary.getVideoSeconds() * 3_600 : null)
        .build();
  }

  private static double cpuSeconds() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getProcessCpuTime() / (double) TimeUnit.SECONDS.toNanos(1)
        : 0;
  }
}
