package org.reelgloss.transforms.caption;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Distribution;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.PaneInfo;
import org.joda.time.Duration;
import org.joda.time.Instant;
import org.reelgloss.schemas.CaptionCandidate;
import org.reelgloss.schemas.CaptionedClip;
import org.reelgloss.schemas.Clip;
import org.reelgloss.schemas.Outcome;

/**
 * Gathers the answers of all teachers about clips, several clips at a time. Clips leave in the
 * order in which they came, before their bundle ends, on its thread; so do the metrics.
 */
final class AskTeachersFn extends DoFn<Clip, CaptionedClip> {
  /** A clip that teachers were asked about. */
  private record Asked(
      Clip clip,
      Instant time,
      BoundedWindow window,
      PaneInfo pane,
      List<Future<CaptionCandidate>> answers) {
    boolean isDone() {
      return answers.stream().allMatch(Future::isDone);
    }
  }

  private final Distribution latency =
      Metrics.distribution(CaptionClips.class, "caption-latency-ms");
  private final Counter promptTokens = Metrics.counter(CaptionClips.class, "prompt-tokens");
  private final Counter answerTokens = Metrics.counter(CaptionClips.class, "answer-tokens");
  private final List<Teacher.Factory> factories;
  private transient TeacherPanel panel;
  private transient Deque<Asked> asked;

  AskTeachersFn(List<Teacher.Factory> factories) {
    this.factories = factories;
  }

  @Setup
  public void open() {
    panel = TeacherPanel.open(factories);
    asked = new ArrayDeque<>();
  }

  /** What a bundle that failed has left is of no use any more. */
  @StartBundle
  public void start() {
    asked.forEach(clip -> clip.answers().forEach(answer -> answer.cancel(true)));
    asked.clear();
  }

  @ProcessElement
  public void ask(
      @Element Clip clip,
      @Timestamp Instant time,
      BoundedWindow window,
      PaneInfo pane,
      OutputReceiver<CaptionedClip> out)
      throws InterruptedException {
    asked.add(new Asked(clip, time, window, pane, panel.ask(new ClipEvidence(clip))));
    while (!asked.isEmpty() && (asked.size() >= panel.clipsAtATime() || asked.element().isDone())) {
      Asked first = asked.remove();
      out.builder(captioned(first))
          .setTimestamp(first.time())
          .setWindow(first.window())
          .setPaneInfo(first.pane())
          .output();
    }
  }

  /** A clip keeps its own time, which is within its bundle and so never behind the watermark. */
  @Override
  @SuppressWarnings("deprecation") // There is nothing else that allows it.
  public Duration getAllowedTimestampSkew() {
    return Duration.millis(Long.MAX_VALUE);
  }

  @FinishBundle
  public void finish(FinishBundleContext context) throws InterruptedException {
    while (!asked.isEmpty()) {
      Asked first = asked.remove();
      context.output(captioned(first), first.time(), first.window());
    }
  }

  private CaptionedClip captioned(Asked asked) throws InterruptedException {
    List<CaptionCandidate> candidates = new ArrayList<>();
    for (Future<CaptionCandidate> answer : asked.answers()) {
      try {
        candidates.add(answer.get());
      } catch (ExecutionException failure) {
        throw new IllegalStateException(
            "A teacher failed on clip " + asked.clip().getClipId(), failure.getCause());
      }
    }
    for (CaptionCandidate candidate : candidates) {
      counter(candidate.getOutcome()).inc();
      latency.update(candidate.getLatencyMs());
      promptTokens.inc(candidate.getPromptTokens());
      answerTokens.inc(candidate.getAnswerTokens());
    }
    return CaptionedClip.newBuilder().setClip(asked.clip()).setCandidates(candidates).build();
  }

  private static Counter counter(Outcome outcome) {
    String name = outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return Metrics.counter(CaptionClips.class, "captions-" + name);
  }

  @Teardown
  public void close() {
    if (panel != null) { // Null when open() threw.
      panel.close();
    }
  }
}
