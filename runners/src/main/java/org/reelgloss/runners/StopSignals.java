package org.reelgloss.runners;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * Lets a run end in its own time when the process is asked to, by SIGTERM or SIGINT. A second
 * signal ends the process at once.
 *
 * <p>Hooks of the JVM would come too late: they run beside those of libraries, which delete what a
 * run that is still going needs. The JVM's own way to learn of a signal before is the module
 * jdk.unsupported, which the compiler lets nobody name; so it is called by reflection.
 */
final class StopSignals implements AutoCloseable {
  private final IntConsumer stop;
  private final AtomicInteger received = new AtomicInteger();
  private final List<Runnable> undo = new ArrayList<>();

  private StopSignals(IntConsumer stop) {
    this.stop = stop;
  }

  /**
   * Handles the signals from now on until this is closed.
   *
   * @param stop called once with the number of the signal, on a thread of its own
   */
  static StopSignals handle(IntConsumer stop) {
    StopSignals signals = new StopSignals(stop);
    signals.handle("TERM");
    signals.handle("INT");
    return signals;
  }

  private void handle(String name) {
    try {
      Class<?> type = Class.forName("sun.misc.Signal");
      Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
      Object signal = type.getConstructor(String.class).newInstance(name);
      int number = (int) type.getMethod("getNumber").invoke(signal);
      Object handler =
          Proxy.newProxyInstance(
              StopSignals.class.getClassLoader(),
              new Class<?>[] {handlerType},
              (proxy, method, arguments) -> {
                if (!method.getName().equals("handle")) { // One of Object.
                  return method.invoke(number, arguments);
                }
                received(number);
                return null;
              });
      Method handle = type.getMethod("handle", type, handlerType);
      Object before = handle.invoke(null, signal, handler);
      undo.add(() -> invoke(handle, signal, before));
    } catch (ReflectiveOperationException cause) {
      throw new IllegalStateException("This JVM does not tell of signals", cause);
    }
  }

  private static void invoke(Method handle, Object signal, Object handler) {
    try {
      handle.invoke(null, signal, handler);
    } catch (ReflectiveOperationException cause) {
      throw new IllegalStateException("This JVM does not tell of signals", cause);
    }
  }

  private void received(int signal) {
    if (received.compareAndSet(0, signal)) {
      Thread thread = new Thread(() -> stop.accept(signal), "reelgloss-stop");
      thread.setDaemon(true);
      thread.start();
    } else {
      Runtime.getRuntime().halt(ExitCode.SIGNAL + signal);
    }
  }

  /** Returns the number of the first signal; 0 if there was none. */
  int received() {
    return received.get();
  }

  @Override
  public void close() {
    undo.forEach(Runnable::run);
  }
}
