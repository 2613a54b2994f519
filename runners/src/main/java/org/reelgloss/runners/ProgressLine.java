package org.reelgloss.runners;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.reelgloss.transforms.dataset.CommitLog;

/** Words the progress of a run. */
final class ProgressLine {
  private static final int BAR = 20;

  private final long all;
  private final long doneBefore;
  private final CommitLog.Totals start;
  private final long startNanos;

  /**
   * @param all inputs in all, or below 0 where that is not known
   * @param doneBefore how many of them were done before the run
   * @param start what was published before the run
   */
  ProgressLine(long all, long doneBefore, CommitLog.Totals start, long startNanos) {
    this.all = all;
    this.doneBefore = doneBefore;
    this.start = start;
    this.startNanos = startNanos;
  }

  String text(CommitLog.Totals now, long nanos) {
    double seconds = (nanos - startNanos) / (double) TimeUnit.SECONDS.toNanos(1);
    long added = now.inputs() - start.inputs();
    double perMinute = seconds > 0 ? 60 * added / seconds : 0;
    StringBuilder text = new StringBuilder();
    if (all >= 0) {
      long done = Math.min(all, doneBefore + added);
      int filled = all == 0 ? BAR : (int) (BAR * done / all);
      text.append('[').append("#".repeat(filled)).append(".".repeat(BAR - filled)).append("] ");
      text.append(done).append(" of ").append(all);
    } else {
      text.append(added);
    }
    text.append(
        String.format(Locale.ROOT, " videos, %d clips, %.1f videos/min", now.clips(), perMinute));
    long open = all - doneBefore - added;
    if (open > 0 && added > 0) {
      long left = Math.round(open / perMinute * 60);
      text.append(String.format(Locale.ROOT, ", %d:%02d left", left / 60, left % 60));
    }
    if (now.failures() > 0) {
      text.append(", ").append(now.failures()).append(" failed");
    }
    return text.toString();
  }
}
