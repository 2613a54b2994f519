package org.reelgloss.gpu;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Requests on their way to a model. Callers take turns, however many requests each has. A batch
 * holds one kind, and only lengths that padding does not waste much on; whose turn it is always
 * goes, so nothing waits for ever. Safe for use by several threads at once.
 */
final class RequestQueue<I, O> {
  /** Of a batch's padded cost, how much must at least be inputs. */
  private static final double LEAST_USE = 0.75;

  private static final double NEWEST = 0.2;

  private final BatchPolicy policy;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrived = lock.newCondition();
  private final Condition taken = lock.newCondition();

  /** From each caller to what it waits for; the first caller's turn is next. */
  private final Map<Object, Deque<Request<I, O>>> lines = new LinkedHashMap<>();

  private int size;
  private boolean closed;
  private long lastArrivalNanos = System.nanoTime();

  /** Usual time from one arrival to the next, newer ones counting more. */
  private double gapNanos = Double.MAX_VALUE;

  RequestQueue(BatchPolicy policy) {
    this.policy = policy;
  }

  /**
   * Adds a request; while there are too many, waits.
   *
   * @param deadlineNanos when {@link System#nanoTime} shows this, it waits no longer
   * @return whether it was added
   * @throws IllegalStateException if the queue is closed
   */
  boolean put(Request<I, O> request, long deadlineNanos) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (size >= policy.capacity() && !closed) {
        if (taken.awaitNanos(deadlineNanos - System.nanoTime()) <= 0) {
          return false;
        }
      }
      if (closed) {
        throw new IllegalStateException("The model is closed");
      }
      request.isBehind(size);
      lines.computeIfAbsent(request.caller(), unused -> new ArrayDeque<>()).add(request);
      size++;
      notice(System.nanoTime());
      arrived.signal();
      return true;
    } finally {
      lock.unlock();
    }
  }

  private void notice(long nowNanos) {
    long gap = nowNanos - lastArrivalNanos;
    gapNanos = gapNanos == Double.MAX_VALUE ? gap : NEWEST * gap + (1 - NEWEST) * gapNanos;
    lastArrivalNanos = nowNanos;
  }

  /** Waits for a request; returns false when the queue is closed and empty. */
  boolean awaitWork() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (size == 0 && !closed) {
        arrived.await();
      }
      return size > 0;
    } finally {
      lock.unlock();
    }
  }

  /** Returns how many wait. */
  int size() {
    lock.lock();
    try {
      return size;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes a batch, empty if nothing waits. One that is not full waits a little for others, if they
   * come fast enough to be worth it.
   *
   * @param target how many are wanted
   */
  List<Request<I, O>> take(int target) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      waitForOthers(Math.min(target, policy.maxSize()));
      List<Request<I, O>> batch = pick(Math.min(target, policy.maxSize()));
      if (size > 0) {
        arrived.signal(); // Whoever was told of what is left may have found nothing yet.
      }
      taken.signalAll();
      return batch;
    } finally {
      lock.unlock();
    }
  }

  private void waitForOthers(int target) throws InterruptedException {
    long left = policy.maxWait().toNanos();
    while (size > 0 && size < target && !closed && gapNanos * (target - size) <= left) {
      int before = size;
      long patience = Math.min(left, (long) (2 * gapNanos) + 1);
      left -= patience - Math.max(0, arrived.awaitNanos(patience));
      if (size <= before) {
        return;
      }
    }
  }

  /** Puts requests back that were taken, before all others. */
  void giveBack(List<Request<I, O>> batch) {
    lock.lock();
    try {
      if (closed) {
        batch.forEach(request -> request.fail(new IllegalStateException("The model is closed")));
        return;
      }
      for (int i = batch.size() - 1; i >= 0; i--) {
        Request<I, O> request = batch.get(i);
        lines.computeIfAbsent(request.caller(), unused -> new ArrayDeque<>()).addFirst(request);
        size++;
      }
      arrived.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Takes from the callers in turn what fits together. */
  private List<Request<I, O>> pick(int target) {
    List<Request<I, O>> batch = new ArrayList<>();
    Filling filling = new Filling();
    boolean more = true;
    while (more && batch.size() < target) {
      more = false;
      for (Object caller : new ArrayList<>(lines.keySet())) {
        Request<I, O> next = batch.size() < target ? next(caller, filling) : null;
        if (next != null) {
          batch.add(next);
          more = true;
        }
      }
    }
    return batch;
  }

  /** Takes the first request of a caller that fits, and puts the caller behind the others. */
  private @Nullable Request<I, O> next(Object caller, Filling filling) {
    Deque<Request<I, O>> line = lines.get(caller);
    Request<I, O> found = line == null ? null : removeFirst(line, filling);
    if (line != null && line.isEmpty()) {
      lines.remove(caller);
    } else if (line != null && found != null) {
      lines.remove(caller);
      lines.put(caller, line);
    }
    return found;
  }

  private @Nullable Request<I, O> removeFirst(Deque<Request<I, O>> line, Filling filling) {
    for (Iterator<Request<I, O>> each = line.iterator(); each.hasNext(); ) {
      Request<I, O> request = each.next();
      boolean done = request.isDone();
      if (done || filling.takes(request)) {
        each.remove();
        size--;
        if (!done) {
          return request;
        }
      }
    }
    return null;
  }

  /** Lets nobody in any more and fails who still waits. */
  void close(Throwable cause) {
    lock.lock();
    try {
      closed = true;
      lines.values().forEach(line -> line.forEach(request -> request.fail(cause)));
      lines.clear();
      size = 0;
      arrived.signalAll();
      taken.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** What a batch holds so far. */
  private final class Filling {
    private @Nullable String kind;
    private int count;
    private int longest;
    private long sum;

    boolean takes(Request<I, O> request) {
      int length = Math.max(longest, request.length());
      long padded = (long) length * (count + 1);
      boolean fits =
          kind == null
              || (kind.equals(request.kind())
                  && padded <= policy.maxCost()
                  && sum + request.length() >= LEAST_USE * padded);
      if (fits) {
        kind = request.kind();
        count++;
        longest = length;
        sum += request.length();
      }
      return fits;
    }
  }
}
