package org.reelgloss.gpu;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Models that are loaded once, however many threads ask for them, and closed when the last one that
 * uses them is done.
 *
 * <pre>{@code
 * ModelPool pool = ModelPool.on(Devices.AUTO);
 * try (ModelPool.Lease<Captioner> lease =
 *     pool.lease("captioner:" + bundle.id(), () -> Captioner.load(bundle, options, Devices.AUTO))) {
 *   lease.model().caption(frames);
 * } // The captioner is closed here if nobody else leases it.
 * }</pre>
 *
 * <p>While one thread loads a model, others that ask for the same wait, and others that ask for
 * another do not. A load that fails is reported to the one that tried; whoever asks next tries
 * again.
 *
 * <h2>On the devices</h2>
 *
 * <p>Models answer from a queue. Requests of all threads, and so of all slots of a Flink
 * TaskManager, go into common batches, callers in turn; how large a batch is worth it is measured
 * while they run. A full queue makes callers wait. An input that a model cannot answer fails alone;
 * a batch that finds too little memory is halved; a device that fails is given one more try. The
 * weights of all models share the device's memory: what has not been used for the longest time is
 * put out when another needs the room, and loaded again when it is asked.
 */
public final class ModelPool {
  private static final Map<Device, DeviceEngine> ENGINES = new ConcurrentHashMap<>();
  private static final Map<List<Device>, ModelPool> POOLS = new ConcurrentHashMap<>();

  private final List<DeviceEngine> engines;
  private final Map<String, Entry> entries = new HashMap<>();

  /** Creates an empty pool of its own; production code wants {@link #on}. */
  ModelPool(List<DeviceEngine> engines) {
    this.engines = List.copyOf(engines);
  }

  /**
   * Returns the one pool of this JVM for these devices. Pools that have a device in common share
   * its memory and take turns on it.
   *
   * @throws IllegalArgumentException if a device cannot be used here
   */
  public static ModelPool on(Devices devices) {
    return POOLS.computeIfAbsent(
        devices.find(),
        found ->
            new ModelPool(
                found.stream()
                    .map(device -> ENGINES.computeIfAbsent(device, DeviceEngine::of))
                    .toList()));
  }

  /**
   * Starts a model on the device with the most room, and on all others that have room. The caller
   * closes it.
   */
  <I, O> BatchedModel<I, O> start(BatchedModel.Spec<I, O> spec) throws IOException, ModelException {
    List<DeviceEngine> ordered =
        engines.stream()
            .sorted(
                Comparator.comparing(
                        (DeviceEngine engine) -> engine.memory().budget() >= spec.bytes())
                    .thenComparingLong(engine -> engine.memory().free())
                    .reversed())
            .toList();
    List<DeviceEngine> chosen = new ArrayList<>(ordered.subList(0, 1));
    ordered.stream()
        .skip(1)
        .filter(engine -> engine.memory().free() >= spec.bytes())
        .forEach(chosen::add);
    return BatchedModel.start(spec, chosen);
  }

  /**
   * Loads a model.
   *
   * @param <M> what is loaded; safe for use by several threads at once
   */
  @FunctionalInterface
  public interface Loader<M extends AutoCloseable> {
    /**
     * Returns a model, which the pool closes.
     *
     * @throws IOException if its files cannot be read or are not what they should be
     * @throws ModelException if the model itself cannot work
     */
    M load() throws IOException, ModelException;
  }

  /**
   * Returns a lease of the model of this name, after loading it if nobody has it. The caller closes
   * the lease, not the model.
   *
   * @param key says which model, its version and settings included; one key is always one type
   * @param loader is called on this thread, and only if the model is not loaded
   * @throws IOException if the loader threw it
   * @throws ModelException if the loader threw it
   */
  @SuppressWarnings("unchecked") // A key belongs to one type.
  public <M extends AutoCloseable> Lease<M> lease(String key, Loader<M> loader)
      throws IOException, ModelException {
    Entry entry = claim(key);
    synchronized (entry) {
      AutoCloseable model = entry.model;
      if (model == null) {
        boolean loaded = false;
        try {
          model = loader.load();
          loaded = true;
        } finally {
          if (!loaded) {
            forget(key, entry);
          }
        }
        entry.model = model;
      }
      return new Lease<>(this, key, entry, (M) model);
    }
  }

  private Entry claim(String key) {
    synchronized (entries) {
      Entry entry = entries.computeIfAbsent(key, unused -> new Entry());
      entry.users++;
      return entry;
    }
  }

  private void forget(String key, Entry entry) {
    synchronized (entries) {
      entry.users--;
      if (entry.users == 0) {
        entries.remove(key);
      }
    }
  }

  private void release(String key, Entry entry) {
    // Kept in the map while it closes: who asks for it meanwhile waits instead of loading a second.
    synchronized (entry) {
      synchronized (entries) {
        if (entry.users > 1) {
          entry.users--;
          return;
        }
      }
      AutoCloseable model = entry.model;
      entry.model = null;
      try {
        close(key, model);
      } finally {
        forget(key, entry);
      }
    }
  }

  private static void close(String key, @Nullable AutoCloseable model) {
    if (model == null) {
      return;
    }
    try {
      model.close();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("Cannot close the model " + key, e);
    }
  }

  private static final class Entry {
    /** Leases, and threads that wait for one. Guarded by the pool's map. */
    private int users;

    /** Guarded by this entry, whose lock is held while the model is loaded or closed. */
    private @Nullable AutoCloseable model;
  }

  /**
   * The right to use a model until {@link #close}. One thread owns a lease; the model may be used
   * by many.
   *
   * @param <M> the model
   */
  public static final class Lease<M extends AutoCloseable> implements AutoCloseable {
    private final ModelPool pool;
    private final String key;
    private final Entry entry;
    private final M model;
    private final AtomicBoolean open = new AtomicBoolean(true);

    private Lease(ModelPool pool, String key, Entry entry, M model) {
      this.pool = pool;
      this.key = key;
      this.entry = entry;
      this.model = model;
    }

    /**
     * Returns the model, which belongs to the pool: do not close it.
     *
     * @throws IllegalStateException if the lease is closed
     */
    public M model() {
      if (!open.get()) {
        throw new IllegalStateException("The lease of " + key + " is closed");
      }
      return model;
    }

    /** Gives the model back; a second call does nothing. The last lease closes the model. */
    @Override
    public void close() {
      if (open.compareAndSet(true, false)) {
        pool.release(key, entry);
      }
    }
  }
}
