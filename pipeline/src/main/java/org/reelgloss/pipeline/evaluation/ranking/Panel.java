package org.reelgloss.pipeline.evaluation.ranking;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.reelgloss.transforms.select.Selector;

/** Selectors of one kind that work through many pictures, one for each core. */
final class Panel<T, R> {
  /** Puts one picture before a selector. */
  @FunctionalInterface
  interface Question<T, R> {
    R ask(Selector selector, T about) throws IOException;
  }

  private final Selector.Factory factory;
  private final List<T> about;
  private final Question<T, R> question;
  private final AtomicInteger next = new AtomicInteger();
  private final Map<Integer, R> answers = new ConcurrentHashMap<>();

  private Panel(Selector.Factory factory, List<T> about, Question<T, R> question) {
    this.factory = factory;
    this.about = about;
    this.question = question;
  }

  /**
   * Returns the answers to a question about each of many, in order.
   *
   * @throws IOException if a selector cannot be opened or a question fails so
   */
  static <T, R> List<R> ask(Selector.Factory factory, List<T> about, Question<T, R> question)
      throws IOException {
    Panel<T, R> panel = new Panel<>(factory, about, question);
    int threads = Runtime.getRuntime().availableProcessors();
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<Boolean>> workers = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        workers.add(pool.submit((Callable<Boolean>) panel::work));
      }
      for (Future<Boolean> worker : workers) {
        await(worker);
      }
    } finally {
      pool.shutdownNow();
    }
    return List.copyOf(new TreeMap<>(panel.answers).values());
  }

  private boolean work() throws IOException {
    try (Selector selector = factory.open()) {
      for (int i = next.getAndIncrement(); i < about.size(); i = next.getAndIncrement()) {
        answers.put(i, question.ask(selector, about.get(i)));
      }
    }
    return true;
  }

  private static void await(Future<Boolean> worker) throws IOException {
    try {
      worker.get();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("Stopped while selectors were at work", stopped);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof IOException unreadable) {
        throw unreadable;
      }
      if (failed.getCause() instanceof RuntimeException fault) {
        throw fault;
      }
      throw new IllegalStateException(failed);
    }
  }
}
