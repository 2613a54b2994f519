package org.reelgloss.runners;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A Flink session cluster on 127.0.0.1: a JobManager and TaskManagers of one slot, each a process,
 * with the jars of this process and with what {@link ClusterLib} says in their class path.
 */
final class FlinkCluster implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int METRICS_PORTS = 16;
  private static final String SESSION =
      "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint";
  private static final String APPLICATION = "org.reelgloss.runners.ApplicationJobManager";
  private static final Set<String> ENDED = Set.of("CANCELED", "FINISHED", "FAILED");
  private static final Pattern OF_FLINK =
      Pattern.compile(
          "(flink|log4j|slf4j|async-profiler|chill|commons-(cli|collections|lang3|math3|text)"
              + "|frocksdbjni|javassist|jsr305|kryo|lz4|minlog|objenesis|snakeyaml-engine|snappy)-.*\\.jar");

  private final Path folder;
  private final Path configuration;
  private final int port;
  private final int metricsPort;
  private final List<Process> taskManagers = new ArrayList<>();
  private final HttpClient http = HttpClient.newHttpClient();
  private final Process jobManager;

  private FlinkCluster(
      Path folder, int port, String moreSettings, String jobManagerMain, List<String> arguments)
      throws IOException {
    this.folder = folder;
    this.port = port;
    metricsPort = freePort();
    configuration = Files.createDirectories(conf(folder));
    Files.writeString(
        configuration.resolve("config.yaml"),
        settings(folder, port, freePort(), metricsPort) + moreSettings);
    jobManager = start("jm", "700m", jobManagerMain, arguments);
  }

  /** Starts a session cluster; its files lie in a folder. */
  static FlinkCluster start(Path folder, int taskManagers) throws Exception {
    return start(folder, taskManagers, "");
  }

  /** Does the same with more settings, as lines of Flink's configuration. */
  static FlinkCluster start(Path folder, int taskManagers, String moreSettings) throws Exception {
    return start(
        folder,
        taskManagers,
        moreSettings,
        SESSION,
        List.of("--configDir", conf(folder).toString()));
  }

  /** Starts an application cluster of one TaskManager, which ends when the jar's job has ended. */
  static FlinkCluster startApplication(Path folder, Path jar, String... arguments)
      throws Exception {
    List<String> all = new ArrayList<>(List.of(conf(folder).toString(), jar.toString()));
    all.addAll(List.of(arguments));
    return start(folder, 1, "", APPLICATION, all);
  }

  private static FlinkCluster start(
      Path folder,
      int taskManagers,
      String moreSettings,
      String jobManagerMain,
      List<String> arguments)
      throws Exception {
    FlinkCluster cluster =
        new FlinkCluster(folder, freePort(), moreSettings, jobManagerMain, arguments);
    try {
      for (int i = 0; i < taskManagers; i++) {
        cluster.addTaskManager();
      }
      cluster.await(
          "all TaskManagers are there",
          () -> cluster.get("/overview").path("taskmanagers").asInt() == taskManagers);
      return cluster;
    } catch (Exception | AssertionError failed) {
      cluster.close();
      throw failed;
    }
  }

  private static Path conf(Path folder) {
    return folder.resolve("conf");
  }

  private static String settings(Path folder, int port, int rpcPort, int metricsPort) {
    return """
        jobmanager.rpc.address: 127.0.0.1
        jobmanager.rpc.port: %d
        jobmanager.bind-host: 127.0.0.1
        rest.address: 127.0.0.1
        rest.bind-address: 127.0.0.1
        rest.port: %d
        taskmanager.host: 127.0.0.1
        taskmanager.bind-host: 127.0.0.1
        taskmanager.numberOfTaskSlots: 1
        taskmanager.cpu.cores: 1
        taskmanager.memory.framework.heap.size: 64m
        taskmanager.memory.framework.off-heap.size: 64m
        taskmanager.memory.jvm-metaspace.size: 256m
        taskmanager.memory.jvm-overhead.min: 64m
        taskmanager.memory.jvm-overhead.max: 64m
        taskmanager.memory.task.heap.size: 600m
        taskmanager.memory.task.off-heap.size: 0m
        taskmanager.memory.managed.size: 32m
        taskmanager.memory.network.min: 48m
        taskmanager.memory.network.max: 48m
        io.tmp.dirs: %s
        state.checkpoints.dir: %s
        state.savepoints.dir: %s
        restart-strategy.type: fixed-delay
        restart-strategy.fixed-delay.attempts: 20
        restart-strategy.fixed-delay.delay: 200 ms
        metrics.reporter.prom.factory.class: %s
        metrics.reporter.prom.port: %d-%d
        resourcemanager.standalone.start-up-time: 3600000
        heartbeat.interval: 500
        heartbeat.timeout: 15000
        """
        .formatted(
            rpcPort,
            port,
            folder.resolve("io"),
            folder.resolve("checkpoints").toUri(),
            folder.resolve("savepoints").toUri(),
            "org.apache.flink.metrics.prometheus.PrometheusReporterFactory",
            metricsPort,
            metricsPort + METRICS_PORTS - 1);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static String classPath() {
    List<String> jars = new ArrayList<>();
    for (String entry : ChildRun.classPath().split(Pattern.quote(File.pathSeparator))) {
      if (OF_FLINK.matcher(String.valueOf(Path.of(entry).getFileName())).matches()) {
        jars.add(entry);
      }
    }
    ClusterLib.jars(ChildRun.classPath()).forEach(jar -> jars.add(jar.toString()));
    jars.add(Path.of("target", "test-classes").toAbsolutePath().toString());
    return String.join(File.pathSeparator, jars);
  }

  private Process start(String name, String heap, String main, List<String> arguments)
      throws IOException {
    return java(heap, main, arguments.toArray(new String[0]))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve(name + ".log").toFile()))
        .start();
  }

  /** Returns {@code flink} with arguments, as the cluster's own script starts it. */
  ProcessBuilder flink(String... arguments) {
    return java("700m", "org.apache.flink.client.cli.CliFrontend", arguments);
  }

  private ProcessBuilder java(String heap, String main, String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dorg.bytedeco.javacpp.nopointergc=true",
                "-Dai.djl.offline=true"));
    for (String opened : List.of("lang", "util", "net", "io", "nio", "time", "lang.reflect")) {
      command.add("--add-opens=java.base/java." + opened + "=ALL-UNNAMED");
    }
    command.addAll(List.of("-cp", classPath(), main));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("FLINK_CONF_DIR", configuration.toString());
    return builder;
  }

  /** Starts one more TaskManager. */
  void addTaskManager() throws IOException {
    taskManagers.add(
        start(
            "tm",
            "750m",
            "org.apache.flink.runtime.taskexecutor.TaskManagerRunner",
            List.of("--configDir", configuration.toString())));
  }

  /** Waits until the JobManager has ended, as that of an application cluster does. */
  void awaitEnd() throws Exception {
    if (!jobManager.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new AssertionError("The JobManager did not end:\n" + logs());
    }
  }

  /** Kills the TaskManager that was started first, as SIGKILL does, and starts another one. */
  void replaceTaskManager() throws Exception {
    Process oldest = taskManagers.remove(0);
    oldest.destroyForcibly().waitFor();
    addTaskManager();
  }

  /** Returns the REST address, host and port. */
  String master() {
    return "127.0.0.1:" + port;
  }

  /** Returns the id of the job that runs. */
  String runningJob() throws Exception {
    List<String> running = jobs(Predicate.isEqual("RUNNING"));
    if (running.size() != 1) {
      throw new AssertionError("Not one job runs, but " + running);
    }
    return running.get(0);
  }

  private List<String> jobs(Predicate<String> inState) throws Exception {
    List<String> found = new ArrayList<>();
    for (JsonNode job : get("/jobs/overview").path("jobs")) {
      if (inState.test(job.path("state").asText())) {
        found.add(job.path("jid").asText());
      }
    }
    return found;
  }

  /** Waits until all tasks of a job run, stops it with a savepoint and returns where that is. */
  String stop(String job) throws Exception {
    await("all tasks of job " + job + " run", () -> allTasksRun(job));
    String trigger =
        post("/jobs/" + job + "/stop", "{\"drain\":false}").path("request-id").asText();
    JsonNode[] answer = new JsonNode[1];
    await(
        "there is a savepoint",
        () -> {
          answer[0] = get("/jobs/" + job + "/savepoints/" + trigger);
          return answer[0].path("status").path("id").asText().equals("COMPLETED");
        });
    JsonNode location = answer[0].path("operation").path("location");
    if (location.isMissingNode()) {
      throw new AssertionError("No savepoint: " + answer[0]);
    }
    return location.asText();
  }

  /** Tells whether Flink would take a savepoint now. */
  private boolean allTasksRun(String job) throws Exception {
    JsonNode counts = get("/jobs/" + job).path("status-counts");
    int tasks = 0;
    for (JsonNode count : counts) {
      tasks += count.asInt();
    }
    return tasks > 0 && counts.path("RUNNING").asInt() + counts.path("FINISHED").asInt() == tasks;
  }

  /** Ends a job without a savepoint. */
  void cancel(String job) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(uri("/jobs/" + job + "?mode=cancel"))
            .method("PATCH", HttpRequest.BodyPublishers.noBody())
            .build();
    http.send(request, HttpResponse.BodyHandlers.discarding());
    await("job " + job + " has ended", () -> ENDED.contains(state(job)));
  }

  /** Ends all jobs. */
  void cancelAll() throws Exception {
    for (String job : jobs(state -> !ENDED.contains(state))) {
      cancel(job);
    }
  }

  /** Returns what Prometheus would read of all processes. */
  String metrics() throws InterruptedException {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < METRICS_PORTS; i++) {
      all.append(metrics(metricsPort + i));
    }
    return all.toString();
  }

  private String metrics(int at) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + at + "/metrics")).build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    } catch (IOException nobodyThere) {
      return "";
    }
  }

  /** Returns the state of a job. */
  String state(String job) throws Exception {
    return get("/jobs/" + job).path("state").asText();
  }

  private URI uri(String path) {
    return URI.create("http://" + master() + path);
  }

  private JsonNode get(String path) throws Exception {
    return json(HttpRequest.newBuilder(uri(path)).build());
  }

  private JsonNode post(String path, String body) throws Exception {
    return json(
        HttpRequest.newBuilder(uri(path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  private JsonNode json(HttpRequest request) throws Exception {
    return new ObjectMapper()
        .readTree(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
  }

  private void await(String what, ChildRun.Condition condition) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    boolean holds = false;
    while (!holds) {
      try {
        holds = condition.holds();
      } catch (IOException notYet) {
        holds = false;
      }
      if (!holds && (System.nanoTime() > end || jobManager.waitFor(200, TimeUnit.MILLISECONDS))) {
        throw new AssertionError("It never was that " + what + ":\n" + logs());
      }
    }
  }

  /** Returns what the cluster's processes said. */
  String logs() throws IOException {
    StringBuilder text = new StringBuilder();
    for (String name : List.of("jm.log", "tm.log")) {
      Path log = folder.resolve(name);
      if (Files.exists(log)) {
        String all = Files.readString(log);
        text.append(name).append(":\n").append(all.substring(Math.max(0, all.length() - 4_000)));
      }
    }
    return text.toString();
  }

  @Override
  public void close() throws InterruptedException {
    for (Process process : taskManagers) {
      process.destroyForcibly().waitFor();
    }
    jobManager.destroyForcibly().waitFor();
  }
}
