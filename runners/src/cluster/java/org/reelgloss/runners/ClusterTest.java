package org.reelgloss.runners;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.reelgloss.gpu.remote.FakeChatServer;
import org.reelgloss.transforms.dataset.Commits;
import org.reelgloss.transforms.dataset.Dataset;
import org.reelgloss.transforms.storage.OutputRoot;
import org.reelgloss.video.TestFilms;

/** Runs on a real Flink session cluster of two TaskManagers, which some of them lose. */
class ClusterTest {
  private static final Path SAMPLES = Path.of("..", "samples").toAbsolutePath().normalize();
  private static final List<String> FILMS =
      List.of("city.mp4", "red.mp4", "kitchen.mp4", "green.mp4", "harbour.mp4", "blue.mp4");

  @TempDir private static Path files;
  private static FlinkCluster cluster;
  private static Path films;

  @TempDir private Path folder;

  private Path in;
  private Path out;

  @BeforeAll
  static void startCluster() throws Exception {
    cluster = FlinkCluster.start(files, 2);
    films = Files.createDirectory(files.resolve("films"));
    for (String sample : List.of("city.mp4", "kitchen.mp4", "harbour.mp4")) {
      Files.copy(SAMPLES.resolve(sample), films.resolve(sample));
    }
    film("red.mp4", 0);
    film("green.mp4", 1);
    film("blue.mp4", 2);
  }

  /** Five seconds in which a stripe of one colour moves. */
  private static void film(String name, int colour) throws IOException {
    TestFilms.write(
        films.resolve(name),
        5 * TestFilms.FPS,
        frame -> (x, y, channel) -> channel == colour && (x + 2 * frame) % 160 < 60 ? 200 : y / 2);
  }

  @AfterAll
  static void stopCluster() throws InterruptedException {
    cluster.close();
  }

  /** What one test leaves behind must not fail another, and says why it failed. */
  @RegisterExtension
  private final AfterTestExecutionCallback afterwards =
      test -> {
        cluster.cancelAll();
        if (test.getExecutionException().isPresent()) {
          System.err.println(cluster.logs());
        }
      };

  @BeforeEach
  void makeFolders() throws IOException {
    in = Files.createDirectory(folder.resolve("in"));
    out = folder.resolve("out");
  }

  @Test
  void aStreamingRunThatLosesThreeTaskManagersPublishesWhatACleanBatchDoes() throws Exception {
    try (FakeChatServer server = new FakeChatServer()) {
      Path teacher = teacher(server);
      try (ChildRun run = watch(teacher, 2)) {
        for (int i = 0; i < FILMS.size(); i++) {
          long before = asked(server);
          feed(FILMS.get(i));
          if (i < 3) {
            run.waitUntil("a teacher was asked", () -> asked(server) > before);
            cluster.replaceTaskManager();
          }
        }
        run.waitUntil("all films are published", () -> published() == FILMS.size());
        cluster.cancel(cluster.runningJob());
        assertThat(run.exitCode(), is(1));
      }
      assertThat(clips(out), containsInAnyOrder(clips(batch(teacher)).toArray()));
    }
  }

  @Test
  void aSavepointIsGoneOnWithByTwiceTheTasksAndByHalfOfThem() throws Exception {
    try (FakeChatServer server = new FakeChatServer()) {
      Path teacher = teacher(server);
      String savepoint;
      try (ChildRun run = watch(teacher, 1)) {
        feed("city.mp4");
        run.waitUntil("a teacher was asked", () -> asked(server) > 0);
        savepoint = cluster.stop(cluster.runningJob());
        assertThat(run.exitCode(), is(0));
      }
      try (ChildRun run = watch(teacher, 2, "--from-savepoint=" + savepoint)) {
        feed("red.mp4");
        run.waitUntil("the second film is published", () -> published() == 2);
        savepoint = cluster.stop(cluster.runningJob());
        assertThat(run.exitCode(), is(0));
      }
      try (ChildRun run = watch(teacher, 1, "--from-savepoint=" + savepoint)) {
        feed("kitchen.mp4");
        run.waitUntil("the third film is published", () -> published() == 3);
        cluster.cancel(cluster.runningJob());
      }
      assertThat(asked(server), is((long) clips(out).size()));
      assertThat(clips(out), containsInAnyOrder(clips(batch(teacher)).toArray()));
    }
  }

  @Test
  void jobsThatWereSentAndThatFlinkRanFromAJarHaveTheirNativeLibrariesInOneCluster()
      throws Exception {
    feed("city.mp4");
    Path sent = folder.resolve("sent");
    try (ChildRun run = submit("--input=" + in, "--output=" + sent, "--teachers=vision")) {
      assertThat(run.errors(), run.exitCode(), is(0));
      assertThat(run.errors(), not(containsString("flink-lib")));
    }
    Path jar = folder.resolve("job.jar");
    JobJar.write(ChildRun.classPath(), jar);
    ProcessBuilder flink =
        cluster.flink(
            "run",
            "-p2",
            jar.toString(),
            "curate",
            "--input=" + in,
            "--output=" + out,
            "--teachers=vision");
    try (ChildRun run = ChildRun.start(folder, flink)) {
      assertThat(run.errors(), run.exitCode(), is(0));
    }
    assertThat(clips(out), hasSize(greaterThan(0)));
    assertThat(clips(out), containsInAnyOrder(clips(sent).toArray()));
    assertThat(Files.exists(out.resolve("summary.json")), is(true));
  }

  @Test
  void aSecondJobOverTheSameOutputIsRefusedEvenIfItsCommandWasKilled() throws Exception {
    try (FakeChatServer server = new FakeChatServer()) {
      Path teacher = teacher(server);
      feed("red.mp4");
      try (ChildRun run = watch(teacher, 1)) {
        run.waitUntil("the film is published", () -> published() == 1);
      } // Killed; the job runs on.
      String job = cluster.runningJob();
      try (ChildRun second = watch(teacher, 1)) {
        assertThat(second.exitCode(), is(2));
        assertThat(second.errors(), containsString("is being written by job " + job));
      }
      feed("green.mp4");
      try (ChildRun cat = ChildRun.start(folder, "cat", out.toString())) {
        assertThat(cat.exitCode(), is(0));
      }
      cluster.cancel(job);
    }
  }

  @Test
  void everyMetricOfTheDashboardIsThere() throws Exception {
    String dashboard = Files.readString(Path.of("cluster", "grafana-dashboard.json"));
    List<String> names =
        Pattern.compile("\\bflink_\\w+")
            .matcher(dashboard)
            .results()
            .map(MatchResult::group)
            .distinct()
            .toList();
    try (FakeChatServer server = new FakeChatServer()) {
      server.then(FakeChatServer.status(400, "{}")); // One clip has no caption.
      feed("city.mp4");
      feed("kitchen.mp4");
      Files.copy(in.resolve("city.mp4"), in.resolve("copy.mp4"));
      Files.createFile(in.resolve("empty.mp4"));
      try (ChildRun run = watch(teacher(server), 2)) {
        run.waitUntil(
            "all metrics of the dashboard are there",
            () -> {
              List<String> lines = cluster.metrics().lines().toList();
              return names.stream()
                  .allMatch(name -> lines.stream().anyMatch(line -> line.startsWith(name + "{")));
            });
        cluster.cancel(cluster.runningJob());
      }
    }
    assertThat(names, hasSize(greaterThan(10)));
  }

  private Path teacher(FakeChatServer server) throws IOException {
    return Files.writeString(
        folder.resolve("teachers.yaml"),
        "- {name: seen, endpoint: '%s', model: vlm}\n".formatted(server.base()));
  }

  private ChildRun watch(Path teacher, int parallelism, String... flags) throws IOException {
    String[] all = new String[flags.length + 8];
    all[0] = "--input=" + in;
    all[1] = "--output=" + out;
    all[2] = "--teachers=" + teacher;
    all[3] = "--watch";
    all[4] = "--poll=200ms";
    all[5] = "--publish-every=1s";
    all[6] = "--checkpoint-every=500ms";
    all[7] = "--parallelism=" + parallelism;
    System.arraycopy(flags, 0, all, 8, flags.length);
    return submit(all);
  }

  private ChildRun submit(String... flags) throws IOException {
    String[] all = new String[flags.length + 2];
    all[0] = "curate";
    all[1] = "--flink-master=" + cluster.master();
    System.arraycopy(flags, 0, all, 2, flags.length);
    return ChildRun.start(folder, all);
  }

  private Path batch(Path teacher) {
    Path clean = folder.resolve("clean");
    assertThat(
        Main.execute("curate", "--input=" + in, "--output=" + clean, "--teachers=" + teacher),
        is(0));
    return clean;
  }

  private void feed(String film) throws IOException {
    Path part = in.resolve(film + ".part");
    Files.copy(films.resolve(film), part);
    Files.move(part, in.resolve(film), StandardCopyOption.ATOMIC_MOVE);
  }

  private int published() throws IOException {
    return Commits.read(OutputRoot.of(out.toString())).inputs().size();
  }

  private static long asked(FakeChatServer server) {
    return server.requests().stream().filter(request -> request.contains("chat")).count();
  }

  private static List<String> clips(Path root) throws IOException {
    return Dataset.list(Dataset.open(OutputRoot.of(root.toString()))::clips).stream()
        .map(clip -> clip.getClip().getClipId() + " " + clip.getCaption())
        .toList();
  }
}
