package org.reelgloss.gpu;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.reelgloss.video.MediaException;
import org.reelgloss.video.ShotModel;

/**
 * Opens shot models, which all threads of a JVM share, and keeps those it opened loaded from one
 * video to the next, until {@link #close}. Safe for use by several threads at once.
 */
public final class ShotModels implements ShotModel.Opener, AutoCloseable {
  private final Map<String, ModelPool.Lease<TransNet>> leases = new HashMap<>();

  private final Devices devices;

  /**
   * Creates an opener that has loaded nothing yet.
   *
   * @param devices where the models run
   */
  public ShotModels(Devices devices) {
    this.devices = devices;
  }

  /** Returns a model that works until this is closed; closing the model itself does nothing. */
  @Override
  public synchronized ShotModel open(String bundle) throws IOException {
    ModelPool.Lease<TransNet> lease = leases.get(bundle);
    if (lease == null) {
      lease = lease(bundle);
      leases.put(bundle, lease);
    }
    return new Borrowed(lease.model());
  }

  private ModelPool.Lease<TransNet> lease(String folder) throws IOException {
    ModelBundle bundle = ModelBundle.open(Path.of(folder));
    try {
      return ModelPool.on(devices)
          .lease("shot-model:" + bundle.id(), () -> TransNet.load(bundle, devices));
    } catch (ModelException cause) {
      throw new IOException("Cannot load the shot model " + folder, cause);
    }
  }

  @Override
  public synchronized void close() {
    leases.values().forEach(ModelPool.Lease::close);
    leases.clear();
  }

  private record Borrowed(ShotModel owned) implements ShotModel {
    @Override
    public float[] score(byte[] rgb) throws MediaException {
      return owned.score(rgb);
    }

    @Override
    public double threshold() {
      return owned.threshold();
    }

    @Override
    public void close() {}
  }
}
