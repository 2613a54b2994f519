package org.reelgloss.runners;

import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.reelgloss.transforms.dataset.CommitLog;
import org.reelgloss.transforms.storage.OutputRoot;

/**
 * Shows how far a run is, on standard error: one line that is renewed on a terminal, otherwise a
 * line whenever something was published. It goes by what is published, so what it shows is safe.
 */
final class Progress implements AutoCloseable {
  /** The launcher script sets it where standard error is a terminal. */
  private static final String TERMINAL = "reelgloss.terminal";

  private final CommitLog log;
  private final ProgressLine line;
  private final PrintStream out = System.err;
  private final boolean terminal = Boolean.getBoolean(TERMINAL);
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "reelgloss-progress");
            thread.setDaemon(true);
            return thread;
          });
  private @Nullable ScheduledFuture<?> shows;
  private String shown = "";
  private CommitLog.@Nullable Totals before;

  private Progress(CommitLog log, ProgressLine line) {
    this.log = log;
    this.line = line;
  }

  /**
   * Begins to show progress, until it is closed.
   *
   * @param all inputs in all, or below 0 where that is not known
   * @param done how many of them were done before
   */
  static Progress start(OutputRoot root, long all, long done) throws IOException {
    CommitLog log = new CommitLog(root);
    CommitLog.Totals totals = log.read();
    Progress progress = new Progress(log, new ProgressLine(all, done, totals, System.nanoTime()));
    progress.shows = progress.timer.scheduleWithFixedDelay(progress::show, 1, 1, TimeUnit.SECONDS);
    return progress;
  }

  private synchronized void show() {
    CommitLog.Totals totals;
    try {
      totals = log.read();
    } catch (IOException cause) {
      out.println("reelgloss: cannot read how far the run is: " + cause);
      return;
    }
    if (terminal) {
      String text = line.text(totals, System.nanoTime());
      out.print("\r" + text + " ".repeat(Math.max(0, shown.length() - text.length())));
      out.flush();
      shown = text;
    } else if (!totals.equals(before)) {
      out.println(line.text(totals, System.nanoTime()));
    }
    before = totals;
  }

  /** Shows the end. */
  void finish() {
    if (shows != null) {
      shows.cancel(false);
    }
    show();
    if (terminal) {
      out.println();
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
