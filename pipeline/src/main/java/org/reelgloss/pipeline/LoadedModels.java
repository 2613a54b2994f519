package org.reelgloss.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.reelgloss.gpu.FrameEmbedder;
import org.reelgloss.gpu.ShotModels;
import org.reelgloss.transforms.caption.Teacher;
import org.reelgloss.transforms.select.Selector;

/**
 * The models of a run, loaded in this process before its first video, so that a damaged one is told
 * at once; a run in the same process shares them.
 */
public final class LoadedModels implements AutoCloseable {
  private final Deque<Runnable> closers = new ArrayDeque<>();

  private LoadedModels() {}

  /** Returns nothing, for a run that has nothing to do. */
  public static LoadedModels none() {
    return new LoadedModels();
  }

  /**
   * Loads what the run needs; the caller closes it after the run.
   *
   * @throws IllegalArgumentException if a model cannot be loaded; the message names its file
   */
  public static LoadedModels of(CurationOptions options, Models models) {
    LoadedModels loaded = new LoadedModels();
    try {
      loaded.load(options, models);
      return loaded;
    } catch (IOException | UncheckedIOException | IllegalStateException cause) {
      loaded.close();
      throw new IllegalArgumentException("models must be usable, but: " + reason(cause), cause);
    } catch (RuntimeException cause) {
      loaded.close();
      throw cause;
    }
  }

  private void load(CurationOptions options, Models models) throws IOException {
    ShotModels shots = new ShotModels(options.devices());
    closers.push(shots::close);
    String shotModel = options.detectors().shotModel();
    if (shotModel != null) {
      shots.open(shotModel);
    }
    FrameEmbedder embedder = models.embedders().open();
    closers.push(embedder::close);
    if (options.product() == CurationOptions.Product.DATASET) {
      for (Teacher.Factory factory : models.teachers()) {
        Teacher teacher = factory.open();
        closers.push(teacher::close);
      }
      Selector selector = models.selector().open();
      closers.push(selector::close);
    }
  }

  /** The last cause names the file. */
  private static String reason(Throwable failure) {
    Throwable cause = failure.getCause();
    return cause == null
        ? String.valueOf(failure.getMessage())
        : failure.getMessage() + ": " + reason(cause);
  }

  /** Closes everything, also when closing one thing fails; a second call does nothing. */
  @Override
  public void close() {
    Runnable closer = closers.poll();
    if (closer != null) {
      try {
        closer.run();
      } finally {
        close();
      }
    }
  }
}
