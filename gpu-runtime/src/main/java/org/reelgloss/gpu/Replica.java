package org.reelgloss.gpu;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A model on one device: loaded when it is used, for as long as the device's memory allows. */
final class Replica<I, O> implements DeviceMemory.Tenant {
  private static final Logger LOG = LoggerFactory.getLogger(Replica.class);

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

  /** A device that is lost may not even let go of a model; then there is nothing left to free. */
  @Override
  public void unload() {
    BatchModel<I, O> loaded = model;
    model = null;
    if (loaded != null) {
      try {
        loaded.close();
      } catch (RuntimeException cause) {
        LOG.warn("{} could not be taken off {}", name(), engine.device(), cause);
      }
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

  /**
   * Answers a batch, which is taken when the model is loaded and the device is free.
   *
   * @return what is left undone, and why; null where all was answered or failed
   */
  @Nullable Undone<I, O> serve() throws InterruptedException {
    List<Request<I, O>> batch = List.of();
    DeviceLostException lost = null;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        if (!engine.memory().enterIfWanted(place)) {
          return null;
        }
      } catch (IOException | ModelException | RuntimeException | Error unloadable) {
        return new Undone<>(batch, new IllegalStateException("Cannot load " + name(), unloadable));
      }
      long loading = engine.memory().loading(place);
      lost = null;
      try {
        engine.enter();
        try {
          batch = attempt == 0 ? queue.take(sizer.target(queue.size())) : batch;
          lost = tryRunning(batch);
        } finally {
          engine.leave();
        }
      } finally {
        if (lost == null) {
          engine.memory().leave(place);
        } else {
          engine.memory().leaveForGood(place, loading);
        }
      }
      if (lost == null) {
        return null;
      }
    }
    return new Undone<>(
        batch, new IllegalStateException(engine.device() + " failed again under " + name(), lost));
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

  /** A batch, perhaps empty, that this device cannot answer. */
  record Undone<I, O>(List<Request<I, O>> batch, RuntimeException cause) {}
}
