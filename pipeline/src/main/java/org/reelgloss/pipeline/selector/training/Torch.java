package org.reelgloss.pipeline.selector.training;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;

/**
 * PyTorch, on the CPU with one thread, so that sums have one order. What is given to a collector
 * must not use the operations of an array with a Java number: their native number is gone when the
 * gradient needs it.
 */
final class Torch {
  private static final Engine ENGINE = Engine.getEngine("PyTorch");

  static {
    JniUtils.setNumThreads(1);
  }

  private Torch() {}

  /** What is computed while operations are followed. */
  @FunctionalInterface
  interface Computed<E extends Exception> {
    NDArray compute() throws E;
  }

  /** Returns what owns arrays, which the caller closes. */
  static NDManager open() {
    return ENGINE.newBaseManager(Device.cpu());
  }

  /**
   * Computes a loss of one number and the gradients of the arrays that require one; the library
   * allows one at a time in a JVM.
   */
  static synchronized <E extends Exception> NDArray backward(Computed<E> loss) throws E {
    try (GradientCollector collector = ENGINE.newGradientCollector()) {
      NDArray value = loss.compute();
      collector.backward(value);
      return value;
    }
  }
}
