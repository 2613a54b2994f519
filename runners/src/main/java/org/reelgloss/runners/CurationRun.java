package org.reelgloss.runners;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reelgloss.pipeline.CurationOptions;
import org.reelgloss.pipeline.CurationPipeline;
import org.reelgloss.pipeline.LoadedModels;
import org.reelgloss.pipeline.Models;
import org.reelgloss.pipeline.OutputSettings;
import org.reelgloss.transforms.dataset.Agenda;
import org.reelgloss.transforms.dataset.Captioning;
import org.reelgloss.transforms.match.Notifications;
import org.reelgloss.transforms.match.PubSubSubscription;
import org.reelgloss.transforms.match.VideoListing;
import org.reelgloss.transforms.storage.OutputRoot;

/** One run from the command line: checks, progress, the pipeline itself, and what is left after. */
final class CurationRun {
  private static final List<String> FOLDERS =
      List.of("dataset", "videos", "failures", "clips", "frames", "gallery", "_commits");

  private final CurationOptions options;
  private final SplitFlags flags;
  private final LastRun command;
  private final OutputRoot root;
  private final PrintStream messages = System.err;

  /**
   * @param command what was asked for, to be stored unless it is to try again what failed
   */
  CurationRun(CurationOptions options, SplitFlags flags, LastRun command) {
    this.options = options;
    this.flags = flags;
    this.command = command;
    root = options.output();
  }

  /** Runs and returns the exit code. */
  int call() throws Exception {
    Launcher launcher = flags.where.launcher();
    checkNotifications(launcher);
    Models models = Models.of(options);
    Map<String, String> settings = OutputSettings.of(options, models);
    if (flags.overwrite) {
      checkOverwritable();
    } else {
      checkSettings(settings);
    }
    VideoListing listing = listing();
    Backlog backlog = backlog(listing, models);
    if (flags.dryRun) {
      DryRun.print(System.out, listing, backlog, settings);
      return ExitCode.DONE;
    }
    boolean nothingToDo = options.poll() == null && backlog.done() == backlog.videos();
    try (RunLock lock = RunLock.of(root);
        LoadedModels loaded =
            nothingToDo ? LoadedModels.none() : LoadedModels.of(options, models)) {
      if (!nothingToDo) {
        launcher.check(root, options.poll() != null);
      }
      prepare(settings);
      announce(listing, backlog);
      Aftermath aftermath = new Aftermath(options, models.versions(), settings, listing.skipped());
      run(nothingToDo ? null : launcher, job(models, settings), backlog);
      return aftermath.conclude(messages);
    }
  }

  /** What was remembered of an output that is no longer there is not gone on with. */
  private Job job(Models models, Map<String, String> settings) throws IOException {
    boolean unbounded = options.poll() != null;
    String identity =
        String.join(
            "\n",
            Outputs.id(root),
            options.input().toString(),
            String.valueOf(options.notifications()),
            settings.toString());
    return new Job(
        root, identity, unbounded, pipeline -> CurationPipeline.build(pipeline, options, models));
  }

  private void run(@Nullable Launcher launcher, Job job, Backlog backlog) throws Exception {
    long all = job.unbounded() ? -1 : backlog.videos();
    try (Progress progress = Progress.start(root, all, backlog.done())) {
      if (launcher != null) {
        launcher.run(job);
      }
      progress.finish();
    } catch (IllegalArgumentException inside) { // No longer a matter of flags.
      throw new IllegalStateException("The run failed", inside);
    }
  }

  /** What was not made by a run is not deleted. */
  private void checkOverwritable() throws IOException, UsageException {
    if (OutputSettings.isRoot(root)) {
      return;
    }
    for (String folder : FOLDERS) {
      if (root.has(folder)) {
        throw new UsageException(
            "output to overwrite must be the output of a run or new, but has "
                + folder
                + ": "
                + root);
      }
    }
  }

  private void checkSettings(Map<String, String> settings) throws IOException, UsageException {
    List<String> differences = OutputSettings.differences(root, settings);
    if (!differences.isEmpty()) {
      throw new UsageException(
          "output "
              + root
              + " was made with other settings; take another folder, or --overwrite. "
              + String.join("; ", differences));
    }
  }

  private void checkNotifications(Launcher launcher) throws UsageException {
    Notifications from = options.notifications();
    if (from == null) {
      return;
    }
    if (from instanceof PubSubSubscription && !launcher.keepsCheckpoints(root)) {
      throw new UsageException(
          "notifications of Pub/Sub need checkpoints: runner flink, and --state=DIR where the output "
              + "is in a bucket; but they were "
              + from);
    }
    try {
      if (from.isMissing()) {
        throw new UsageException(
            "notifications must come from a topic or subscription that is there, but there is no "
                + from);
      }
    } catch (IllegalArgumentException wrong) {
      throw new UsageException(String.valueOf(wrong.getMessage()));
    }
  }

  private VideoListing listing() throws UsageException {
    try {
      return VideoListing.list(options.input());
    } catch (IOException cause) {
      throw new UsageException("input cannot be listed: " + cause);
    }
  }

  private Backlog backlog(VideoListing listing, Models models) throws IOException {
    if (flags.overwrite) {
      return new Backlog(listing.videos().size(), 0, 0);
    }
    Captioning captioning = OutputSettings.captioning(options, models);
    return Backlog.of(listing, Agenda.of(root, captioning, options.retries()));
  }

  private void prepare(Map<String, String> settings) throws Exception {
    if (flags.overwrite) {
      try (RunLock alone = RunLock.ofCompaction(root)) {
        for (String folder : FOLDERS) {
          root.delete(folder);
        }
      }
    }
    Outputs.deleteUnfinished(root);
    OutputSettings.store(root, settings);
    if (options.retries().isEmpty()) {
      command.store(root);
    }
  }

  private void announce(VideoListing listing, Backlog backlog) {
    messages.printf("reelgloss: %s, %s%n", backlog.words(), flags.where.place());
    listing
        .skipped()
        .forEach((reason, count) -> messages.printf("  %d files passed by: %s%n", count, reason));
  }
}
