package org.reelgloss.runners;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Map;
import org.reelgloss.pipeline.CurationOptions;
import org.reelgloss.pipeline.LoadedModels;
import org.reelgloss.pipeline.Models;
import org.reelgloss.pipeline.OutputSettings;
import org.reelgloss.pipeline.ReselectPipeline;
import org.reelgloss.transforms.dataset.Reselection;
import org.reelgloss.transforms.storage.OutputRoot;

/** One run that lets another selector choose, from the lock to the gallery. */
final class ReselectRun {
  private static final String SELECTOR = "selector";

  private final CurationOptions options;
  private final Launcher launcher;
  private final String place;
  private final OutputRoot root;
  private final PrintStream messages = System.err;

  /**
   * @param options of a run without teachers over a dataset
   * @param place where the launcher runs, in words
   */
  ReselectRun(CurationOptions options, Launcher launcher, String place) {
    this.options = options;
    this.launcher = launcher;
    this.place = place;
    root = options.output();
  }

  /** Runs and returns the exit code. */
  int call() throws Exception {
    Models models = Models.of(options);
    String selector = models.versions().getOrDefault(SELECTOR, "");
    try (RunLock lock = RunLock.of(root)) {
      Reselection todo = Reselection.of(root, selector);
      try (LoadedModels loaded =
          todo.parts().isEmpty() ? LoadedModels.none() : LoadedModels.of(options, models)) {
        if (!todo.parts().isEmpty()) {
          launcher.check(root, false);
        }
        Map<String, String> settings = prepare(selector);
        messages.printf(
            "reelgloss: %d videos with clips, %d of them done before, %s%n",
            todo.inputs(), todo.done(), place);
        Aftermath aftermath =
            new Aftermath(options, OutputSettings.models(settings), settings, Map.of());
        run(models, todo);
        return aftermath.conclude(messages);
      }
    }
  }

  /** From here on the dataset counts as one of the selector's, and so do later retries. */
  private Map<String, String> prepare(String selector) throws IOException, UsageException {
    Outputs.deleteUnfinished(root);
    Map<String, String> settings = OutputSettings.read(root);
    settings.put(SELECTOR, selector);
    OutputSettings.store(root, settings);
    if (LastRun.isIn(root)) {
      LastRun.read(root).withSelector(options.selector()).store(root);
    }
    return settings;
  }

  private void run(Models models, Reselection todo) throws Exception {
    try (Progress progress = Progress.start(root, todo.inputs(), todo.done())) {
      if (!todo.parts().isEmpty()) {
        launcher.run(
            new Job(
                root,
                "",
                false,
                pipeline -> ReselectPipeline.build(pipeline, options, models, todo)));
      }
      progress.finish();
    } catch (IllegalArgumentException inside) { // No longer a matter of flags.
      throw new IllegalStateException("The run failed", inside);
    }
  }
}
