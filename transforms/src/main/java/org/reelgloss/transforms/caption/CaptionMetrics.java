package org.reelgloss.transforms.caption;

import java.io.Serializable;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Distribution;
import org.apache.beam.sdk.metrics.Metrics;
import org.reelgloss.gpu.BatchFigures;
import org.reelgloss.schemas.CaptionCandidate;
import org.reelgloss.schemas.Outcome;

/** What is counted about answers; used on a bundle's own thread. */
final class CaptionMetrics implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Distribution latency = distribution("caption-latency-ms");
  private final Distribution batchSize = distribution("model-batch-size");
  private final Distribution queueLength = distribution("model-queue-length");
  private final Distribution wait = distribution("model-wait-ms");
  private final Distribution run = distribution("model-run-ms");
  private final Distribution tokensPerSecond = distribution("answer-tokens-per-second");
  private final Counter promptTokens = counter("prompt-tokens");
  private final Counter answerTokens = counter("answer-tokens");
  private final Counter known = counter("captions-known");

  /** Counts an answer that was known before. */
  void countKnown() {
    known.inc();
  }

  void count(TeacherPanel.Reply reply) {
    CaptionCandidate candidate = reply.candidate();
    counter("captions-" + name(candidate.getOutcome())).inc();
    latency.update(candidate.getLatencyMs());
    promptTokens.inc(candidate.getPromptTokens());
    answerTokens.inc(candidate.getAnswerTokens());
    reply.figures().ifPresent(this::count);
    long ms =
        reply.figures().map(figures -> ms(figures.ranNanos())).orElse(candidate.getLatencyMs());
    if (candidate.getAnswerTokens() > 0) {
      tokensPerSecond.update(1_000 * candidate.getAnswerTokens() / Math.max(1, ms));
    }
  }

  private void count(BatchFigures figures) {
    batchSize.update(figures.size());
    queueLength.update(figures.queued());
    wait.update(ms(figures.waitedNanos()));
    run.update(ms(figures.ranNanos()));
  }

  private static long ms(long nanos) {
    return TimeUnit.NANOSECONDS.toMillis(nanos);
  }

  private static String name(Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Counter counter(String name) {
    return Metrics.counter(CaptionClips.class, name);
  }

  private static Distribution distribution(String name) {
    return Metrics.distribution(CaptionClips.class, name);
  }
}
