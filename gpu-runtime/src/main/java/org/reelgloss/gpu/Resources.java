package org.reelgloss.gpu;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * What was opened on the way to an object that owns several things: closed, last first, unless the
 * object came to be and {@link #keep kept} them.
 */
final class Resources implements AutoCloseable {
  private final Deque<Runnable> closers = new ArrayDeque<>();

  <T> T add(T resource, Consumer<T> close) {
    closers.push(() -> close.accept(resource));
    return resource;
  }

  /** Moves everything to a new owner. */
  Resources keep() {
    Resources kept = new Resources();
    kept.closers.addAll(closers);
    closers.clear();
    return kept;
  }

  /** Closes everything, also when closing one thing fails; a second call does nothing. */
  @Override
  public synchronized void close() {
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
