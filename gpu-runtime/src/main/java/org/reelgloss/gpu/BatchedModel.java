package org.reelgloss.gpu;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A model behind a queue: whoever asks, from whatever thread, shares batches with the others. Owns
 * its threads and the model's memory on each device. Safe for use by several threads at once.
 *
 * @param <I> what it is asked about, prepared as far as that needs no device
 * @param <O> what it answers
 */
final class BatchedModel<I, O> implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BatchedModel.class);

  /**
   * What is needed to run a model.
   *
   * @param name for messages
   * @param bytes of its weights
   * @param policy what may be in one batch
   * @param sample an input to warm up with
   * @param loader loads it
   */
  record Spec<I, O>(String name, long bytes, BatchPolicy policy, I sample, Loader<I, O> loader) {}

  /** Loads a model on a device. */
  @FunctionalInterface
  interface Loader<I, O> {
    BatchModel<I, O> load(Device device) throws IOException, ModelException;
  }

  private final String name;
  private final RequestQueue<I, O> queue;
  private final BatchSizer sizer;
  private final List<Replica<I, O>> replicas = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private final int capacity;

  /** Devices that still answer; changed under the lock of those that do not. */
  private final AtomicInteger working = new AtomicInteger();

  private final Set<Replica<I, O>> retired = new HashSet<>();

  private BatchedModel(Spec<I, O> spec) {
    name = spec.name();
    capacity = spec.policy().capacity();
    queue = new RequestQueue<>(spec.policy());
    sizer = new BatchSizer(spec.policy().maxSize());
  }

  /**
   * Loads a model and starts its threads.
   *
   * @param engines where it is to run, at least one; those that cannot load it are left out
   * @throws IOException if no engine can, for the first could not read it
   * @throws ModelException if no engine can, for it does not work on the first
   */
  static <I, O> BatchedModel<I, O> start(Spec<I, O> spec, List<DeviceEngine> engines)
      throws IOException, ModelException {
    BatchedModel<I, O> model = new BatchedModel<>(spec);
    boolean started = false;
    try {
      model.load(spec, engines);
      model.startThreads();
      started = true;
      return model;
    } finally {
      if (!started) {
        model.close();
      }
    }
  }

  private void load(Spec<I, O> spec, List<DeviceEngine> engines)
      throws IOException, ModelException {
    for (int i = 0; i < engines.size(); i++) {
      Replica<I, O> replica = new Replica<>(spec, engines.get(i), queue, sizer);
      boolean last = i == engines.size() - 1;
      try {
        replica.tryLoading();
        replicas.add(replica);
      } catch (IOException | ModelException | RuntimeException cause) {
        replica.close();
        if (last && replicas.isEmpty()) {
          throw cause;
        }
        LOG.warn("{} does without {}", name, engines.get(i).device(), cause);
      }
    }
    working.set(replicas.size());
  }

  private void startThreads() {
    for (Replica<I, O> replica : replicas) {
      for (int i = 0; i < replica.engine().slots(); i++) {
        Thread thread = new Thread(() -> work(replica), "model-" + name);
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
      }
    }
  }

  private void work(Replica<I, O> replica) {
    try {
      boolean works = true;
      while (works && queue.awaitWork()) {
        Replica.Undone<I, O> undone = replica.serve();
        works = undone == null || !giveUp(replica, undone);
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Leaves what a device could not do to the others, and the device with it; the last one fails it,
   * and tries again with what comes next. Returns whether the calling thread is to end.
   */
  private boolean giveUp(Replica<I, O> replica, Replica.Undone<I, O> undone)
      throws InterruptedException {
    synchronized (retired) {
      boolean others = working.get() > (retired.contains(replica) ? 0 : 1);
      if (others) {
        if (retired.add(replica)) {
          working.decrementAndGet();
          LOG.warn("{} does without {} now", name, replica.engine().device(), undone.cause());
        }
        queue.giveBack(undone.batch());
        return true;
      }
    }
    List<Request<I, O>> batch = undone.batch().isEmpty() ? queue.take(1) : undone.batch();
    batch.forEach(request -> request.fail(undone.cause()));
    return false;
  }

  /**
   * Returns the answers for several inputs, in order. Waits for room in the queue and for the
   * answers.
   *
   * @param questions of which each is a request of its own
   * @param patience how long for each queue that they fill
   * @throws ModelException if one of them cannot be answered, or not in time
   * @throws IllegalStateException if the thread is interrupted, which stays set, or the model is
   *     closed or cannot be loaded
   */
  List<Answered<O>> ask(List<Question<I>> questions, Duration patience) throws ModelException {
    List<Answered<O>> answers = new ArrayList<>();
    for (int at = 0; at < questions.size(); at += capacity) {
      answers.addAll(
          askAtOnce(questions.subList(at, Math.min(at + capacity, questions.size())), patience));
    }
    return answers;
  }

  private List<Answered<O>> askAtOnce(List<Question<I>> questions, Duration patience)
      throws ModelException {
    long deadline = System.nanoTime() + patience.toNanos();
    List<Request<I, O>> requests = new ArrayList<>();
    List<Answered<O>> answers = new ArrayList<>();
    try {
      for (Question<I> question : questions) {
        Request<I, O> request = question.<O>by(Thread.currentThread(), System.nanoTime());
        requests.add(request);
        if (deadline - System.nanoTime() <= 0 || !queue.put(request, deadline)) {
          throw late(patience);
        }
      }
      for (Request<I, O> request : requests) {
        answers.add(await(request, deadline, patience));
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Stopped while " + name + " answered", stopped);
    } finally {
      requests.forEach(request -> request.answer().cancel(false));
    }
    return answers;
  }

  private Answered<O> await(Request<I, O> request, long deadline, Duration patience)
      throws ModelException, InterruptedException {
    try {
      return request.answer().get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException tooLong) {
      throw late(patience);
    } catch (ExecutionException failed) {
      Throwable cause = failed.getCause();
      if (cause instanceof ModelException bad) {
        throw new ModelException(String.valueOf(bad.getMessage()), bad);
      }
      throw new IllegalStateException(name + " failed", cause);
    }
  }

  RequestQueue<I, O> queue() {
    return queue;
  }

  BatchSizer sizer() {
    return sizer;
  }

  private ModelException late(Duration patience) {
    return new ModelException(name + " gave no answer within " + patience.toMillis() + " ms");
  }

  /** Fails who still waits, lets running batches end, and frees the model. */
  @Override
  public void close() {
    queue.close(new IllegalStateException(name + " is closed"));
    replicas.forEach(replica -> replica.engine().memory().wake());
    boolean interrupted = false;
    for (Thread thread : threads) {
      interrupted |= join(thread);
    }
    for (Replica<I, O> replica : replicas) {
      interrupted |= replica.close();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits for a thread's end, whatever comes; returns whether an interrupt came. */
  private static boolean join(Thread thread) {
    boolean interrupted = false;
    while (true) {
      try {
        thread.join();
        return interrupted;
      } catch (InterruptedException again) {
        interrupted = true;
      }
    }
  }
}
