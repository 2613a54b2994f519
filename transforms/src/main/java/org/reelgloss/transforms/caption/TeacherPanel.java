package org.reelgloss.transforms.caption;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.reelgloss.schemas.CaptionCandidate;
import org.reelgloss.schemas.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Open teachers with one daemon thread each. Owns both; used by one thread at a time. */
final class TeacherPanel implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TeacherPanel.class);

  private final List<Teacher> teachers;
  private final ExecutorService threads;

  private TeacherPanel(List<Teacher> teachers) {
    this.teachers = teachers;
    threads = Executors.newFixedThreadPool(teachers.size(), TeacherPanel::daemon);
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

  /** Asks all teachers at once; returns when every answer is there, in the teachers' order. */
  List<Future<CaptionCandidate>> ask(ClipEvidence clip) throws InterruptedException {
    List<Callable<CaptionCandidate>> questions = new ArrayList<>();
    for (Teacher teacher : teachers) {
      questions.add(() -> ask(teacher, clip));
    }
    return threads.invokeAll(questions);
  }

  /** Interrupts who still works, waits a little for it, and closes all teachers. */
  @Override
  public void close() {
    threads.shutdownNow();
    try {
      if (!threads.awaitTermination(30, TimeUnit.SECONDS)) {
        LOG.warn("A teacher still works 30 s after it was told to stop; it is not closed");
        return;
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return;
    }
    teachers.forEach(Teacher::close);
  }

  private static CaptionCandidate ask(Teacher teacher, ClipEvidence clip) {
    long start = System.nanoTime();
    CaptionCandidate.Builder candidate = CaptionCandidate.newBuilder().setTeacher(teacher.name());
    try {
      TeacherAnswer answer = teacher.caption(clip);
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
    return candidate.setModel(teacher.model()).setLatencyMs(latencyMs).build();
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "teacher");
    thread.setDaemon(true);
    return thread;
  }
}
