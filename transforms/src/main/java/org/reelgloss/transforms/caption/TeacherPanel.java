package org.reelgloss.transforms.caption;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.reelgloss.gpu.BatchFigures;
import org.reelgloss.schemas.CaptionCandidate;
import org.reelgloss.schemas.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Open teachers, each with as many daemon threads as clips that it answers for at a time. Owns
 * both; used by one thread at a time.
 */
final class TeacherPanel implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TeacherPanel.class);
  private static final int FEWEST_CLIPS = 4;
  private static final int MOST_CLIPS = 32;
  private static final long CLOSE_SECONDS = 30;

  /** A teacher and its threads. */
  private record Seat(Teacher teacher, ExecutorService threads) {}

  /**
   * What a teacher's answer became.
   *
   * @param figures how a model of the pool came to it; empty where none did
   */
  record Reply(CaptionCandidate candidate, Optional<BatchFigures> figures) {}

  private final List<Seat> seats;

  private TeacherPanel(List<Teacher> teachers) {
    seats =
        teachers.stream()
            .map(
                teacher ->
                    new Seat(
                        teacher,
                        Executors.newFixedThreadPool(teacher.concurrency(), TeacherPanel::daemon)))
            .toList();
  }

  /**
   * Returns how many clips are worth asking about before the first is answered: enough to keep
   * every teacher busy, and no more than fit into memory with their frames.
   */
  int clipsAtATime() {
    int busiest = seats.stream().mapToInt(seat -> seat.teacher().concurrency()).max().orElse(1);
    return Math.max(FEWEST_CLIPS, Math.min(MOST_CLIPS, 2 * busiest));
  }

  /** Opens all teachers, or none: when one cannot be opened, those before it are closed again. */
  static TeacherPanel open(List<Teacher.Factory> factories) {
    List<Teacher> opened = new ArrayList<>();
    try {
      for (Teacher.Factory factory : factories) {
        opened.add(factory.open());
      }
      return new TeacherPanel(List.copyOf(opened));
    } catch (RuntimeException failure) {
      opened.forEach(Teacher::close);
      throw failure;
    }
  }

  /**
   * Asks all teachers but those whose answers are known, by their names, and returns at once; the
   * answers are in the teachers' order.
   */
  List<Future<Reply>> ask(ClipEvidence clip, Map<String, CaptionCandidate> known) {
    List<Future<Reply>> answers = new ArrayList<>();
    for (Seat seat : seats) {
      CaptionCandidate answer = known.get(seat.teacher().name());
      answers.add(
          answer == null
              ? seat.threads().submit(() -> ask(seat.teacher(), clip))
              : CompletableFuture.completedFuture(new Reply(answer, Optional.empty())));
    }
    return answers;
  }

  /**
   * Interrupts who still works, waits a little for it, and closes all teachers; those that still
   * work then are closed when they are done.
   */
  @Override
  public void close() {
    seats.forEach(seat -> seat.threads().shutdownNow());
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(CLOSE_SECONDS);
    boolean interrupted = false;
    for (Seat seat : seats) {
      boolean ended = seat.threads().isTerminated();
      try {
        ended |= seat.threads().awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      } catch (InterruptedException stopped) {
        interrupted = true;
      }
      if (ended) {
        seat.teacher().close();
      } else {
        LOG.warn("The teacher {} still works after it was told to stop", seat.teacher().name());
        daemon(() -> closeWhenDone(seat)).start();
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void closeWhenDone(Seat seat) {
    try {
      seat.threads().awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
      seat.teacher().close();
    } catch (InterruptedException never) {
      throw new IllegalStateException("Nobody interrupts this thread", never);
    }
  }

  private static Reply ask(Teacher teacher, ClipEvidence clip) {
    long start = System.nanoTime();
    CaptionCandidate.Builder candidate = CaptionCandidate.newBuilder().setTeacher(teacher.name());
    Optional<BatchFigures> figures = Optional.empty();
    try {
      TeacherAnswer answer = teacher.caption(clip);
      figures = answer.figures();
      candidate
          .setInputs(answer.inputs())
          .setOutcome(answer.outcome())
          .setText(answer.text().orElse(null))
          .setPrompt(answer.usage().prompt())
          .setPromptTokens(answer.usage().promptTokens())
          .setAnswerTokens(answer.usage().answerTokens())
          .setMessage(answer.message().orElse(null));
    } catch (TeacherException cause) {
      LOG.debug("{} cannot caption {}", teacher.name(), clip.clip().getClipId(), cause);
      candidate.setOutcome(Outcome.ERROR).setMessage(cause.getMessage());
    }
    long latencyMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    return new Reply(candidate.setModel(teacher.model()).setLatencyMs(latencyMs).build(), figures);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "teacher");
    thread.setDaemon(true);
    return thread;
  }
}
