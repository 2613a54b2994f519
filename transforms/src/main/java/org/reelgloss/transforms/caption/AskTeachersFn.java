package org.reelgloss.transforms.caption;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Distribution;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;
import org.reelgloss.schemas.CaptionCandidate;
import org.reelgloss.schemas.CaptionedClip;
import org.reelgloss.schemas.Clip;
import org.reelgloss.schemas.Outcome;

/** Gathers the answers of all teachers about a clip; metrics are kept on the bundle's thread. */
final class AskTeachersFn extends DoFn<Clip, CaptionedClip> {
  private final Distribution latency =
      Metrics.distribution(CaptionClips.class, "caption-latency-ms");
  private final Counter promptTokens = Metrics.counter(CaptionClips.class, "prompt-tokens");
  private final Counter answerTokens = Metrics.counter(CaptionClips.class, "answer-tokens");
  private final List<Teacher.Factory> factories;
  private transient TeacherPanel panel;

  AskTeachersFn(List<Teacher.Factory> factories) {
    this.factories = factories;
  }

  @Setup
  public void open() {
    panel = TeacherPanel.open(factories);
  }

  @ProcessElement
  public void ask(@Element Clip clip, OutputReceiver<CaptionedClip> out)
      throws InterruptedException {
    List<CaptionCandidate> candidates = new ArrayList<>();
    for (Future<CaptionCandidate> answer : panel.ask(new ClipEvidence(clip))) {
      try {
        candidates.add(answer.get());
      } catch (ExecutionException failure) {
        throw new IllegalStateException(
            "A teacher failed on clip " + clip.getClipId(), failure.getCause());
      }
    }
    for (CaptionCandidate candidate : candidates) {
      counter(candidate.getOutcome()).inc();
      latency.update(candidate.getLatencyMs());
      promptTokens.inc(candidate.getPromptTokens());
      answerTokens.inc(candidate.getAnswerTokens());
    }
    out.output(CaptionedClip.newBuilder().setClip(clip).setCandidates(candidates).build());
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
