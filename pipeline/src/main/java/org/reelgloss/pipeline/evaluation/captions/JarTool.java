package org.reelgloss.pipeline.evaluation.captions;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A program that the user has as a jar and that runs as a process of its own, in the folder of the
 * jar.
 */
final class JarTool {
  private static final int SHOWN_ERRORS = 2_000;

  private final String parameter;
  private final Path jar;

  /**
   * @param parameter what the jar is called where it was given, such as {@code meteor}
   * @throws IllegalArgumentException if there is no such file
   */
  JarTool(String parameter, Path jar) {
    if (!Files.isRegularFile(jar)) {
      throw new IllegalArgumentException(
          parameter + " must be a jar, but there is no file at: " + jar);
    }
    this.parameter = parameter;
    this.jar = jar.toAbsolutePath();
  }

  /** What is said to a process and heard from it. */
  interface Conversation<T> {
    T with(Process process) throws IOException, InterruptedException;
  }

  /**
   * Starts the program and returns what the conversation gives; the process is gone afterwards.
   *
   * @param heap the largest heap, such as {@code 2G}
   * @throws IOException if the conversation fails, or the process was killed because it took longer
   *     than {@code limit}; the message names the parameter and has the end of what the process
   *     wrote to standard error
   */
  <T> T run(String heap, List<String> args, Duration limit, Conversation<T> conversation)
      throws IOException {
    Path errors = Files.createTempFile("reelgloss-" + parameter, ".log");
    try {
      return converse(heap, args, limit, conversation, errors);
    } finally {
      Files.delete(errors);
    }
  }

  private <T> T converse(
      String heap, List<String> args, Duration limit, Conversation<T> conversation, Path errors)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx" + heap, "-Dfile.encoding=UTF-8", "-jar", jar.toString()));
    command.addAll(args);
    Process process =
        new ProcessBuilder(command)
            .directory(jar.resolveSibling("").toFile())
            .redirectError(errors.toFile())
            .start();
    AtomicBoolean late = new AtomicBoolean();
    CompletableFuture<Void> watchdog =
        CompletableFuture.runAsync(
            () -> {
              late.set(true);
              kill(process);
            },
            CompletableFuture.delayedExecutor(limit.toMillis(), TimeUnit.MILLISECONDS));
    try {
      return conversation.with(process);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while waiting for " + parameter + " " + jar, stopped);
    } catch (IOException cause) {
      String what =
          late.get()
              ? "took longer than " + limit.toSeconds() + " s"
              : "failed: " + cause.getMessage();
      throw new IOException(parameter + " " + jar + " " + what + said(errors), cause);
    } finally {
      watchdog.cancel(false);
      kill(process);
    }
  }

  private static String said(Path errors) throws IOException {
    String all = new String(Files.readAllBytes(errors), StandardCharsets.UTF_8).strip();
    String end = all.substring(Math.max(0, all.length() - SHOWN_ERRORS));
    return end.isEmpty() ? "" : "; it said: " + end;
  }

  private static void kill(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
