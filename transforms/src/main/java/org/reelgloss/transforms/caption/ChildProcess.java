package org.reelgloss.transforms.caption;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** A command that reads all its input, answers on standard output and ends. */
final class ChildProcess {
  private static final int MOST_OUTPUT = 8 << 20;

  private ChildProcess() {}

  /**
   * Runs a command without a shell and returns what it wrote, at most 8 MiB; its errors are not
   * kept.
   *
   * @throws IOException if it cannot be started, ends with another status than 0, or was killed
   *     because it took longer than {@code limit}
   */
  static byte[] run(List<String> command, byte[] input, Duration limit) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("OMP_THREAD_LIMIT", "1");
    Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    AtomicBoolean late = new AtomicBoolean();
    Executor later = CompletableFuture.delayedExecutor(limit.toMillis(), TimeUnit.MILLISECONDS);
    CompletableFuture<Void> watchdog =
        CompletableFuture.runAsync(
            () -> {
              late.set(true);
              kill(process);
            },
            later);
    try {
      return converse(process, input, command.get(0));
    } catch (IOException cause) {
      if (late.get()) {
        throw new IOException(
            command.get(0) + " took longer than " + limit.toMillis() + " ms", cause);
      }
      throw cause;
    } finally {
      watchdog.cancel(false);
      kill(process);
    }
  }

  private static byte[] converse(Process process, byte[] input, String name) throws IOException {
    IOException refused = null;
    try (OutputStream in = process.getOutputStream()) {
      in.write(input);
    } catch (IOException cause) {
      refused = cause; // It may have ended early; then its status says more.
    }
    byte[] answer = process.getInputStream().readNBytes(MOST_OUTPUT);
    int status = status(process);
    if (status != 0) {
      throw new IOException(name + " ended with status " + status, refused);
    }
    if (refused != null) {
      throw refused;
    }
    return answer;
  }

  private static int status(Process process) throws IOException {
    try {
      return process.waitFor();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while waiting for a command", stopped);
    }
  }

  private static void kill(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
