package org.reelgloss.runners;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reelgloss.gpu.remote.FakeChatServer;
import org.reelgloss.transforms.dataset.Commits;
import org.reelgloss.transforms.dataset.Dataset;
import org.reelgloss.transforms.storage.OutputRoot;

/** A watching run on the Flink in its own process that is stopped, killed and started again. */
class RestartTest {
  private static final Path SAMPLES = Path.of("..", "samples").toAbsolutePath().normalize();

  @TempDir private Path folder;

  private Path in;
  private Path out;

  @BeforeEach
  void makeFolders() throws IOException {
    in = Files.createDirectory(folder.resolve("in"));
    out = folder.resolve("out");
  }

  @Test
  void goesOnAfterSigtermAndAKillWithoutAskingATeacherTwice() throws Exception {
    try (FakeChatServer server = new FakeChatServer()) {
      Path teacher =
          Files.writeString(
              folder.resolve("teachers.yaml"),
              "- {name: seen, endpoint: '%s', model: vlm}\n".formatted(server.base()));
      feed("city.mp4");
      try (ChildRun run = start(teacher, "30s")) {
        run.waitUntil("a teacher was asked", () -> asked(server) > 0);
        assertThat(run.terminate(), is(143));
        assertThat(run.errors(), containsString("stopping; what is under way is kept in "));
      }
      try (ChildRun run = start(teacher, "1s")) {
        run.waitUntil("the first video was published", () -> published() == 1);
        assertThat(run.errors(), containsString("going on from " + out + "/_state/flink/"));
        feed("kitchen.mp4");
        run.waitUntil("the second video was published", () -> published() == 2);
        run.waitUntil("there was a checkpoint", this::hasCheckpoint);
      } // Killed.
      try (ChildRun run = start(teacher, "1s")) {
        feed("harbour.mp4");
        run.waitUntil("the third video was published", () -> published() == 3);
        assertThat(run.errors(), containsString("/_state/flink/checkpoints/"));
        assertThat(run.terminate(), is(143));
      }
      assertThat(asked(server), is((long) clips(out).size()));

      Path clean = folder.resolve("clean");
      assertThat(
          Main.execute("curate", "--input=" + in, "--output=" + clean, "--teachers=" + teacher),
          is(0));
      assertThat(clips(out), containsInAnyOrder(clips(clean).toArray()));
    }
  }

  @Test
  void stateThatCannotBeWrittenIsWrongUsage() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    Output output =
        Output.of(
            "curate",
            "--input=" + in,
            "--output=" + out,
            "--watch",
            "--state=" + file,
            "--teachers=vision");

    assertThat(output.code(), is(2));
    assertThat(
        output.errors(),
        containsString("state must be a folder that can be written, but was: " + file));
  }

  private ChildRun start(Path teacher, String publishEvery) throws IOException {
    return ChildRun.start(
        folder,
        "curate",
        "--input=" + in,
        "--output=" + out,
        "--teachers=" + teacher,
        "--watch",
        "--poll=200ms",
        "--checkpoint-every=500ms",
        "--parallelism=2",
        "--publish-every=" + publishEvery);
  }

  private void feed(String sample) throws IOException {
    Path part = in.resolve(sample + ".part");
    Files.copy(SAMPLES.resolve(sample), part);
    Files.move(part, in.resolve(sample), StandardCopyOption.ATOMIC_MOVE);
  }

  private int published() throws IOException {
    return Commits.read(OutputRoot.of(out.toString())).inputs().size();
  }

  private boolean hasCheckpoint() throws IOException {
    try (Stream<Path> files = Files.walk(out.resolve("_state/flink/checkpoints"))) {
      return files.anyMatch(file -> file.endsWith("_metadata"));
    } catch (java.io.UncheckedIOException deletedMeanwhile) {
      return false;
    }
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
