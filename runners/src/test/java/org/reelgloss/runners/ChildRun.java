package org.reelgloss.runners;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A command in a process of its own, as a user starts it; closing kills it. */
final class ChildRun implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private final Process process;
  private final Path errors;
  private final Path output;

  private ChildRun(Process process, Path errors, Path output) {
    this.process = process;
    this.errors = errors;
    this.output = output;
  }

  /**
   * Starts a command with the classes of this process.
   *
   * @param folder where it writes what it says
   */
  static ChildRun start(Path folder, String... args) throws IOException {
    return start(folder, Map.of(), args);
  }

  /**
   * Does the same.
   *
   * @param environment what it has besides that of this process
   */
  static ChildRun start(Path folder, Map<String, String> environment, String... args)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx700m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dorg.bytedeco.javacpp.nopointergc=true",
                "-Dai.djl.offline=true",
                "-Dreelgloss.log=" + folder.resolve("child.log"),
                "-cp",
                classPath(),
                Main.class.getName()));
    command.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    return start(folder, builder);
  }

  /**
   * Starts a process.
   *
   * @param folder where it writes what it says
   */
  static ChildRun start(Path folder, ProcessBuilder builder) throws IOException {
    Path errors = Files.createTempFile(folder, "child", ".err");
    Path output = Files.createTempFile(folder, "child", ".out");
    builder.redirectError(errors.toFile()).redirectOutput(output.toFile());
    return new ChildRun(builder.start(), errors, output);
  }

  /** Returns the class path of this process, without entries that were inherited by its runner. */
  static String classPath() {
    return System.getProperty("java.class.path")
        + File.pathSeparator
        + System.getProperty("surefire.test.class.path", "");
  }

  /** Returns what it wrote to standard error so far. */
  String errors() throws IOException {
    return Files.readString(errors);
  }

  /** Returns what it wrote to standard output so far. */
  String output() throws IOException {
    return Files.readString(output);
  }

  /** Waits until something is so, and fails if it never is or the command ends before. */
  void waitUntil(String what, Condition condition) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.holds()) {
      if (System.nanoTime() > end || process.waitFor(100, TimeUnit.MILLISECONDS)) {
        throw new AssertionError("It never was that " + what + "; the command said:\n" + errors());
      }
    }
  }

  /** What is waited for. */
  @FunctionalInterface
  interface Condition {
    boolean holds() throws Exception;
  }

  /** Asks it to end, as SIGTERM does, and returns what it ends with. */
  int terminate() throws InterruptedException {
    process.destroy();
    return exitCode();
  }

  /** Waits for its end and returns what it ends with. */
  int exitCode() throws InterruptedException {
    if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new AssertionError("The command did not end");
    }
    return process.exitValue();
  }

  /** Kills it, as SIGKILL does, and waits for its end. */
  @Override
  public void close() throws InterruptedException {
    process.destroyForcibly();
    exitCode();
  }
}
