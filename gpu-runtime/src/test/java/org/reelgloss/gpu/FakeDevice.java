package org.reelgloss.gpu;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;

/** Loads models that answer in capitals, and that fail as they are told to. */
final class FakeDevice {
  private static final int ALWAYS = Integer.MAX_VALUE / 2;

  /** The inputs of each batch that ran. */
  final List<List<String>> ran = Collections.synchronizedList(new ArrayList<>());

  /** Inputs for which there is memory. */
  volatile int room = ALWAYS;

  /** Inputs for which the process has memory. */
  volatile int buffers = ALWAYS;

  /** Whether there may be more than one input in a batch. */
  volatile boolean takesMore = true;

  /** How often the device will still be lost. */
  final AtomicInteger losses = new AtomicInteger();

  final AtomicInteger loads = new AtomicInteger();
  final AtomicInteger closes = new AtomicInteger();

  private final Semaphore runs = new Semaphore(ALWAYS);
  private final Semaphore begun = new Semaphore(0);

  BatchModel<String, String> load() {
    loads.incrementAndGet();
    return new Capitals();
  }

  /** Lets no run go on until {@link #release}. */
  void hold() {
    runs.drainPermits();
    begun.drainPermits();
  }

  void awaitRun() {
    begun.acquireUninterruptibly();
  }

  /** Waits until so many inputs wait for the model. */
  void awaitCallers(BatchedModel<String, String> model, int count) {
    while (model.queue().size() < count) {
      Thread.onSpinWait();
    }
  }

  void release() {
    runs.release(ALWAYS);
  }

  private final class Capitals implements BatchModel<String, String> {
    private boolean open = true;

    @Override
    public List<String> run(List<String> inputs, IntPredicate abandoned) throws ModelException {
      begun.release();
      runs.acquireUninterruptibly();
      runs.release();
      if (!open) {
        throw new IllegalStateException("A closed model must not run");
      }
      ran.add(List.copyOf(inputs));
      failAsTold(inputs);
      return inputs.equals(List.of("silent"))
          ? List.of()
          : inputs.stream().map(input -> input.toUpperCase(Locale.ROOT)).toList();
    }

    private void failAsTold(List<String> inputs) throws ModelException {
      boolean warmsUp = inputs.equals(List.of("sample"));
      if (!warmsUp && losses.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
        throw new DeviceLostException("lost", new IllegalStateException());
      }
      if (inputs.size() > room) {
        throw new DeviceMemoryException("out of memory", new IllegalStateException());
      }
      if (inputs.size() > buffers) {
        throw new OutOfMemoryError("Cannot reserve direct buffer memory");
      }
      if (!takesMore && inputs.size() > 1) {
        throw new ModelException("takes one");
      }
      if (inputs.contains("bad")) {
        throw new ModelException("not finite: bad");
      }
      if (inputs.contains("bug")) {
        throw new IllegalStateException("a bug");
      }
    }

    @Override
    public void close() {
      open = false;
      closes.incrementAndGet();
    }
  }
}
