package org.reelgloss.transforms.caption;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.PaneInfo;
import org.joda.time.Duration;
import org.joda.time.Instant;
import org.reelgloss.schemas.CaptionCandidate;
import org.reelgloss.schemas.CaptionedClip;
import org.reelgloss.schemas.Clip;

/**
 * Gathers the answers of all teachers about clips, several clips at a time; who answered before is
 * not asked again. Clips leave in the order in which they came, before their bundle ends, on its
 * thread; so do the metrics.
 */
final class AskTeachersFn extends DoFn<Clip, CaptionedClip> {
  /** A clip that teachers were asked about, but for those whose answers were known. */
  private record Asked(
      Clip clip,
      Set<String> known,
      Instant time,
      BoundedWindow window,
      PaneInfo pane,
      List<Future<TeacherPanel.Reply>> answers) {
    boolean isDone() {
      return answers.stream().allMatch(Future::isDone);
    }
  }

  private final CaptionMetrics metrics = new CaptionMetrics();
  private final List<Teacher.Factory> factories;
  private final EarlierAnswers earlier;
  private transient TeacherPanel panel;
  private transient Deque<Asked> asked;

  AskTeachersFn(List<Teacher.Factory> factories, EarlierAnswers earlier) {
    this.factories = factories;
    this.earlier = earlier;
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
      throws InterruptedException, IOException {
    Map<String, CaptionCandidate> known = earlier.about(clip);
    List<Future<TeacherPanel.Reply>> answers = panel.ask(new ClipEvidence(clip), known);
    asked.add(new Asked(clip, known.keySet(), time, window, pane, answers));
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
    for (Future<TeacherPanel.Reply> answer : asked.answers()) {
      try {
        TeacherPanel.Reply reply = answer.get();
        candidates.add(reply.candidate());
        if (asked.known().contains(reply.candidate().getTeacher())) {
          metrics.countKnown();
        } else {
          metrics.count(reply);
        }
      } catch (ExecutionException failure) {
        throw new IllegalStateException(
            "A teacher failed on clip " + asked.clip().getClipId(), failure.getCause());
      }
    }
    return CaptionedClip.newBuilder().setClip(asked.clip()).setCandidates(candidates).build();
  }

  @Teardown
  public void close() {
    if (panel != null) { // Null when open() threw.
      panel.close();
    }
  }
}
