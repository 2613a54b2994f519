package org.reelgloss.runners;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.reelgloss.runners.WatchedFolders.asked;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.reelgloss.gpu.remote.FakeChatServer;
import org.reelgloss.video.TestFilms;

/**
 * Runs on a real Flink session cluster of two TaskManagers, which some of them lose. Its state is
 * in RocksDB; that of the Flink in this process, which other tests are about, is on the heap.
 */
class ClusterTest {
  private static final Path SAMPLES = Path.of("..", "samples").toAbsolutePath().normalize();
  private static final List<String> FILMS =
      List.of("city.mp4", "red.mp4", "kitchen.mp4", "green.mp4", "harbour.mp4", "blue.mp4");

  @TempDir private static Path files;
  private static FlinkCluster cluster;
  private static Path films;
  private static Path jar;

  @TempDir private Path folder;

  private WatchedFolders folders;

  @BeforeAll
  static void startCluster() throws Exception {
    cluster = FlinkCluster.start(files, 2, "state.backend.type: rocksdb\n");
    jar = files.resolve("job.jar");
    JobJar.write(ChildRun.classPath(), jar);
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
    folders = WatchedFolders.in(folder);
  }

  @Test
  void aStreamingRunThatLosesThreeTaskManagersPublishesWhatACleanBatchDoes() throws Exception {
    try (FakeChatServer server = new FakeChatServer()) {
      Path teacher = folders.teacher(server);
      try (ChildRun run = watch(teacher, 2)) {
        for (int i = 0; i < FILMS.size(); i++) {
          long before = asked(server);
          feed(FILMS.get(i));
          if (i < 3) {
            run.waitUntil("a teacher was asked", () -> asked(server) > before);
            cluster.replaceTaskManager();
          }
        }
        run.waitUntil("all films are published", () -> folders.published() == FILMS.size());
        cluster.cancel(cluster.runningJob());
        assertThat(run.exitCode(), is(1));
      }
      assertThat(folders.clips(), containsInAnyOrder(folders.clipsOfABatch(teacher).toArray()));
    }
  }

  @Test
  void aSavepointIsGoneOnWithByTwiceTheTasksAndByHalfOfThem() throws Exception {
    try (FakeChatServer server = new FakeChatServer()) {
      Path teacher = folders.teacher(server);
      String savepoint;
      try (ChildRun run = watch(teacher, 1)) {
        feed("city.mp4");
        run.waitUntil("a teacher was asked", () -> asked(server) > 0);
        savepoint = cluster.stop(cluster.runningJob());
        assertThat(run.exitCode(), is(0));
      }
      try (ChildRun run = watch(teacher, 2, "--from-savepoint=" + savepoint)) {
        feed("red.mp4");
        run.waitUntil("the second film is published", () -> folders.published() == 2);
        savepoint = cluster.stop(cluster.runningJob());
        assertThat(run.exitCode(), is(0));
      }
      try (ChildRun run = watch(teacher, 1, "--from-savepoint=" + savepoint)) {
        feed("kitchen.mp4");
        run.waitUntil("the third film is published", () -> folders.published() == 3);
        cluster.cancel(cluster.runningJob());
      }
      assertThat(asked(server), is((long) folders.clips().size()));
      assertThat(folders.clips(), containsInAnyOrder(folders.clipsOfABatch(teacher).toArray()));
    }
  }

  @Test
  void aSavepointOfAnEarlierVersionIsGoneOnWithAndWhatItHoldsIsPublished() throws Exception {
    Path savepoint = unzip(Path.of("src", "cluster", "savepoints", "0.1.0.zip"));
    try (FakeChatServer server = new FakeChatServer()) {
      try (ChildRun run =
          watch(folders.teacher(server), 2, "--from-savepoint=" + savepoint.toUri())) {
        run.waitUntil("the film of then is published", () -> folders.published() == 1);
        cluster.cancel(cluster.runningJob());
      }
      assertThat(asked(server), is(0L));
    }
    assertThat(
        folders.clips(),
        containsInAnyOrder(
            "e5cae7f57247bfa95991aa086b4d9df6-73-201 Optional[A person walks along a street.]",
            "e5cae7f57247bfa95991aa086b4d9df6-270-431 Optional[A person walks along a street.]"));
  }

  private Path unzip(Path zip) throws IOException {
    Path to = Files.createDirectory(folder.resolve("savepoint"));
    try (FileSystem in = FileSystems.newFileSystem(zip);
        Stream<Path> all = Files.list(in.getPath("/"))) {
      for (Path file : all.toList()) {
        Files.copy(file, to.resolve(file.getFileName().toString()));
      }
    }
    return to;
  }

  @Test
  void jobsThatWereSentAndThatFlinkRanFromAJarHaveTheirNativeLibrariesInOneCluster()
      throws Exception {
    feed("city.mp4");
    Path sent = folder.resolve("sent");
    try (ChildRun run =
        submit("--input=" + folders.in(), "--output=" + sent, "--teachers=vision")) {
      assertThat(run.errors(), run.exitCode(), is(0));
      assertThat(run.errors(), not(containsString("flink-lib")));
    }
    ProcessBuilder flink =
        cluster.flink(
            "run",
            "-p2",
            jar.toString(),
            "curate",
            "--input=" + folders.in(),
            "--output=" + folders.out(),
            "--teachers=vision");
    try (ChildRun run = ChildRun.start(folder, flink)) {
      assertThat(run.errors(), run.exitCode(), is(0));
    }
    assertThat(folders.clips(), hasSize(greaterThan(0)));
    assertThat(folders.clips(), containsInAnyOrder(WatchedFolders.clips(sent).toArray()));
    assertThat(Files.exists(folders.out().resolve("summary.json")), is(true));
  }

  @Test
  void anApplicationClusterRunsItsJobAndEnds() throws Exception {
    feed("city.mp4");
    try (FlinkCluster application =
        FlinkCluster.startApplication(
            folder,
            jar,
            "curate",
            "--input=" + folders.in(),
            "--output=" + folders.out(),
            "--teachers=vision")) {
      application.awaitEnd();
    }
    assertThat(folders.published(), is(1));
    assertThat(folders.clips(), hasSize(greaterThan(0)));
  }

  @Test
  void aSecondJobOverTheSameOutputIsRefusedEvenIfItsCommandWasKilled() throws Exception {
    try (FakeChatServer server = new FakeChatServer()) {
      Path teacher = folders.teacher(server);
      feed("red.mp4");
      try (ChildRun run = watch(teacher, 1)) {
        run.waitUntil("the film is published", () -> folders.published() == 1);
      } // Killed; the job runs on.
      String job = cluster.runningJob();
      try (ChildRun second = watch(teacher, 1)) {
        assertThat(second.exitCode(), is(2));
        assertThat(second.errors(), containsString("is being written by job " + job));
      }
      feed("green.mp4");
      try (ChildRun cat = ChildRun.start(folder, "cat", folders.out().toString())) {
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
      Files.copy(folders.in().resolve("city.mp4"), folders.in().resolve("copy.mp4"));
      Files.createFile(folders.in().resolve("empty.mp4"));
      try (ChildRun run = watch(folders.teacher(server), 2)) {
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

  private void feed(String film) throws IOException {
    folders.feed(films.resolve(film));
  }

  private ChildRun watch(Path teacher, int parallelism, String... flags) throws IOException {
    String[] all = new String[flags.length + 8];
    all[0] = "--input=" + folders.in();
    all[1] = "--output=" + folders.out();
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
}
