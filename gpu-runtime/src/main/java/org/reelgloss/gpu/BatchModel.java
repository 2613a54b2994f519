package org.reelgloss.gpu;

import java.util.List;
import java.util.function.IntPredicate;

/**
 * A loaded model that answers for several inputs in one call. Used by several threads at once;
 * closed, by whoever loaded it, when no call is under way.
 *
 * @param <I> what it is asked about, prepared as far as that needs no device
 * @param <O> what it answers
 */
interface BatchModel<I, O> extends AutoCloseable {
  /**
   * Returns an answer for each input, in order.
   *
   * @param inputs at least one
   * @param abandoned says of which inputs, by position, nobody wants the answer any more: then any
   *     answer will do, also null; it may become true while the call runs
   * @throws DeviceMemoryException if they are too many
   * @throws DeviceLostException if this object cannot answer any more
   * @throws ModelException if there is no answer for at least one of them; which one the caller
   *     finds out by smaller batches
   */
  List<O> run(List<I> inputs, IntPredicate abandoned) throws ModelException;

  /** Frees the model's memory. */
  @Override
  void close();
}
