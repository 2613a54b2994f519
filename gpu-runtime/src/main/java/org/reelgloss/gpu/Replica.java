package org.reelgloss.gpu;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A model on one device: loaded when it is used, for as long as the device's memory allows. */
final class Replica<I, O> implements DeviceMemory.Tenant {
  /** A device that failed twice in a row on the same batch is given up. */
  private static final int ATTEMPTS = 2;

  private final BatchedModel.Spec<I, O> spec;
  private final DeviceEngine engine;
  private final DeviceMemory.Place place;
  private final BatchRunner<I, O> runner;
  private final RequestQueue<I, O> queue;
  private final BatchSizer sizer;
  private volatile @Nullable BatchModel<I, O> model;

  Replica(
      BatchedModel.Spec<I, O> spec,
      DeviceEngine engine,
      RequestQueue<I, O> queue,
      BatchSizer sizer) {
    this.spec = spec;
    this.engine = engine;
    this.queue = queue;
    this.sizer = sizer;
    this.runner = new BatchRunner<>(spec.name(), sizer);
    this.place = engine.memory().add(this);
  }

  DeviceEngine engine() {
    return engine;
  }

  @Override
  public String name() {
    return spec.name();
  }

  @Override
  public long bytes() {
    return spec.bytes();
  }

  @Override
  public boolean isWanted() {
    return queue.size() > 0;
  }

  /** Loads the model and runs it once, so that the first who asks does not pay for it. */
  @Override
  public void load() throws IOException, ModelException {
    BatchModel<I, O> loaded = spec.loader().load(engine.device());
    boolean works = false;
    try {
      loaded.run(List.of(spec.sample()), at -> false);
      works = true;
    } finally {
      if (!works) {
        loaded.close();
      }
    }
    model = loaded;
  }

  @Override
  public void unload() {
    BatchModel<I, O> loaded = model;
    model = null;
    if (loaded != null) {
      loaded.close();
    }
  }

  /** Loads the model to see whether it can be. */
  void tryLoading() throws IOException, ModelException {
    try {
      engine.memory().enter(place);
      engine.memory().leave(place);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Stopped while " + name() + " was loaded", stopped);
    }
  }

  /** Answers or fails a batch, which is taken when the model is loaded and the device is free. */
  void serve() throws InterruptedException {
    List<Request<I, O>> batch = List.of();
    DeviceLostException lost = null;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        engine.memory().enter(place);
      } catch (IOException | ModelException | RuntimeException unloadable) {
        List<Request<I, O>> hopeless = attempt == 0 ? take() : batch;
        fail(hopeless, new IllegalStateException("Cannot load " + name(), unloadable));
        return;
      }
      engine.enter();
      try {
        batch = attempt == 0 ? take() : batch;
        lost = tryRunning(batch);
      } finally {
        engine.leave();
      }
      if (lost == null) {
        engine.memory().leave(place);
        return;
      }
      engine.memory().leaveForGood(place);
    }
    fail(batch, new IllegalStateException(engine.device() + " failed again under " + name(), lost));
  }

  private List<Request<I, O>> take() throws InterruptedException {
    return queue.take(sizer.target(queue.size()));
  }

  private @Nullable DeviceLostException tryRunning(List<Request<I, O>> batch) {
    BatchModel<I, O> loaded = model;
    if (loaded == null) {
      throw new IllegalStateException(name() + " must be loaded while it is in use");
    }
    try {
      runner.run(loaded, batch);
      return null;
    } catch (DeviceLostException lost) {
      return lost;
    }
  }

  private static <I, O> void fail(List<Request<I, O>> batch, Throwable cause) {
    batch.forEach(request -> request.fail(cause));
  }

  /** Frees the model, whatever comes; returns whether an interrupt came. */
  boolean close() {
    boolean interrupted = false;
    while (true) {
      try {
        engine.memory().remove(place);
        return interrupted;
      } catch (InterruptedException again) {
        interrupted = true;
      }
    }
  }
}
