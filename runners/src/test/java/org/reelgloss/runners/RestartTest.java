package org.reelgloss.runners;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.reelgloss.runners.WatchedFolders.asked;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reelgloss.gpu.remote.FakeChatServer;
import org.reelgloss.transforms.match.KafkaBroker;

/** A watching run on the Flink in its own process that is stopped, killed and started again. */
class RestartTest {
  @TempDir private Path folder;

  private WatchedFolders folders;

  @BeforeEach
  void makeFolders() throws IOException {
    folders = WatchedFolders.in(folder);
  }

  @Test
  void goesOnAfterSigtermAndAKillWithoutAskingATeacherTwice() throws Exception {
    try (FakeChatServer server = new FakeChatServer()) {
      Path teacher = folders.teacher(server);
      folders.feed("city.mp4");
      try (ChildRun run = watch(teacher, "--publish-every=30s")) {
        run.waitUntil("a teacher was asked", () -> asked(server) > 0);
        assertThat(run.terminate(), is(143));
        assertThat(run.errors(), containsString("stopping; what is under way is kept in "));
      }
      try (ChildRun run = watch(teacher)) {
        run.waitUntil("the first video was published", () -> folders.published() == 1);
        assertThat(
            run.errors(), containsString("going on from " + folders.out() + "/_state/flink/"));
        folders.feed("kitchen.mp4");
        run.waitUntil("the second video was published", () -> folders.published() == 2);
        run.waitUntil(
            "there was a checkpoint", () -> hasCheckpoint(folders.out().resolve("_state/flink")));
      } // Killed.
      try (ChildRun run = watch(teacher)) {
        folders.feed("harbour.mp4");
        run.waitUntil("the third video was published", () -> folders.published() == 3);
        assertThat(run.errors(), containsString("/_state/flink/checkpoints/"));
        assertThat(run.terminate(), is(143));
      }
      assertEachClipAskedForOnceAndAllThere(server, teacher);
    }
  }

  @Test
  void goesOnWhileAndAfterCheckpointsCannotBeStored() throws Exception {
    Path store = Files.createDirectory(folder.resolve("store"));
    Path state = Files.createSymbolicLink(folder.resolve("state"), store);
    try (FakeChatServer server = new FakeChatServer()) {
      Path teacher = folders.teacher(server);
      folders.feed("city.mp4");
      try (ChildRun run = watch(teacher, "--state=" + state)) {
        run.waitUntil("there was a checkpoint", () -> hasCheckpoint(store));
        long before = failedCheckpoints();
        link(state, Files.createFile(folder.resolve("no-folder")));
        run.waitUntil("a checkpoint failed", () -> failedCheckpoints() > before);
        folders.feed("kitchen.mp4");
        run.waitUntil("both videos were published", () -> folders.published() == 2);
        link(state, store);
        assertThat(run.terminate(), is(143));
      }
      try (ChildRun run = watch(teacher, "--state=" + state)) {
        folders.feed("harbour.mp4");
        run.waitUntil("the third video was published", () -> folders.published() == 3);
        assertThat(run.errors(), containsString("going on from " + state));
        assertThat(run.terminate(), is(143));
      }
      assertEachClipAskedForOnceAndAllThere(server, teacher);
    }
  }

  @Test
  void whatIsToldOfThreeTimesAndAgainAfterARestartIsAskedForOnce() throws Exception {
    try (FakeChatServer server = new FakeChatServer();
        KafkaBroker broker = new KafkaBroker(folder.resolve("kafka"))) {
      Path teacher = folders.teacher(server);
      broker.createTopic("uploads", 2);
      String notifications = "--notifications=kafka://" + broker.address() + "/uploads";
      String city = folders.feed("city.mp4");
      String kitchen = folders.feed("kitchen.mp4");
      broker.send("uploads", city, kitchen, city, folder + "/gone.mp4", city);
      try (ChildRun run = watchOnly(teacher, notifications)) {
        run.waitUntil("two videos were published", () -> folders.published() == 2);
        assertThat(run.terminate(), is(143));
      }
      broker.send("uploads", kitchen, city, folders.feed("harbour.mp4"));
      try (ChildRun run = watchOnly(teacher, notifications)) {
        run.waitUntil("the third video was published", () -> folders.published() == 3);
        assertThat(run.terminate(), is(143));
      }
      assertEachClipAskedForOnceAndAllThere(server, teacher);
    }
  }

  @Test
  void whatFailedIsTriedAgainBetweenTwoRuns() throws Exception {
    try (FakeChatServer server = new FakeChatServer()) {
      Path teacher = folders.teacher(server);
      server.then(FakeChatServer.status(400, "{}")); // One clip has no caption.
      folders.feed("city.mp4");
      try (ChildRun run = watch(teacher)) {
        run.waitUntil("the first video was published", () -> folders.published() == 1);
        assertThat(run.terminate(), is(143));
      }
      assertThat(Main.execute("retry", folders.out().toString()), is(0));
      try (ChildRun run = watch(teacher)) {
        folders.feed("kitchen.mp4");
        run.waitUntil("the second video was published", () -> folders.published() == 2);
        assertThat(run.errors(), containsString("going on from "));
        assertThat(run.terminate(), is(143));
      }
      assertThat(asked(server), is(1L + folders.clips().size()));
      assertThat(folders.clips(), containsInAnyOrder(folders.clipsOfABatch(teacher).toArray()));
    }
  }

  @Test
  void stateThatCannotBeWrittenIsWrongUsage() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    Output output =
        Output.of(
            "curate",
            "--input=" + folders.in(),
            "--output=" + folders.out(),
            "--watch",
            "--state=" + file,
            "--teachers=vision");

    assertThat(output.code(), is(2));
    assertThat(
        output.errors(),
        containsString("state must be a folder that can be written, but was: " + file));
  }

  private void assertEachClipAskedForOnceAndAllThere(FakeChatServer server, Path teacher)
      throws IOException {
    assertThat(asked(server), is((long) folders.clips().size()));
    assertThat(folders.clips(), containsInAnyOrder(folders.clipsOfABatch(teacher).toArray()));
  }

  private ChildRun watch(Path teacher, String... flags) throws IOException {
    List<String> all = new ArrayList<>(List.of(flags));
    all.add("--input=" + folders.in());
    return watchOnly(teacher, all.toArray(new String[0]));
  }

  private ChildRun watchOnly(Path teacher, String... flags) throws IOException {
    List<String> all =
        new ArrayList<>(
            List.of(
                "curate",
                "--output=" + folders.out(),
                "--teachers=" + teacher,
                "--watch",
                "--poll=200ms",
                "--checkpoint-every=500ms",
                "--parallelism=2"));
    all.addAll(List.of(flags));
    if (all.stream().noneMatch(flag -> flag.startsWith("--publish-every"))) {
      all.add("--publish-every=1s");
    }
    return ChildRun.start(folder, all.toArray(new String[0]));
  }

  /** Lets a link name another file, at once. */
  private void link(Path link, Path target) throws IOException {
    Path other = Files.createSymbolicLink(folder.resolve("other"), target);
    Files.move(other, link, StandardCopyOption.ATOMIC_MOVE);
  }

  private long failedCheckpoints() throws IOException {
    try (Stream<String> lines = Files.lines(folder.resolve("child.log"))) {
      return lines.filter(line -> line.contains("Failed to trigger or complete")).count();
    }
  }

  private static boolean hasCheckpoint(Path state) throws IOException {
    try (Stream<Path> files = Files.walk(state.resolve("checkpoints"))) {
      return files.anyMatch(file -> file.endsWith("_metadata"));
    } catch (UncheckedIOException | NoSuchFileException notYetOrNoMore) {
      return false;
    }
  }
}
