package org.reelgloss.runners;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reelgloss.gpu.remote.FakeChatServer;
import org.reelgloss.schemas.CaptionedClip;
import org.reelgloss.schemas.FailedElement;
import org.reelgloss.transforms.dataset.Dataset;
import org.reelgloss.transforms.storage.OutputRoot;
import org.reelgloss.video.TestFilms;

/** Runs over an output that is there: trying again what failed, and other captions. */
class RetryCommandTest {
  @TempDir private Path folder;
  private Path in;

  @BeforeEach
  void fillFolder() throws IOException {
    in = Files.createDirectory(folder.resolve("in"));
    TestFilms.shots(in.resolve("two.mp4"), 80, 90);
  }

  @Test
  void clipsWithoutACaptionGetOneOnceTheTeacherIsUp() throws Exception {
    Path teachers = teachersAt("http://127.0.0.1:9/v1", "100ms");
    Path relative = Path.of("").toAbsolutePath().relativize(teachers);
    Path config = Files.writeString(folder.resolve("flags.yaml"), "parallelism: 2\n");
    assertThat(curate("--teachers=" + relative, "--config=" + config).code(), is(3));
    assertThat(codes(), contains("NO_CAPTION", "NO_CAPTION"));

    try (FakeChatServer server = new FakeChatServer()) {
      teachersAt(server.base().toString(), "30s");
      assertThat(retry("--code=NO_CAPTION,EMPTY").code(), is(0));
    }

    assertThat(codes(), is(empty()));
    assertThat(clips(), hasSize(2));
    assertThat(
        LastRun.read(root()).flags(),
        contains(
            "--runner=direct",
            "--publish-every=100ms",
            "--teachers=" + teachers,
            "--parallelism=2"));
  }

  @Test
  void aBrokenFileThatWasReplacedLeavesTheFailures() throws IOException {
    Path broken = Files.createFile(in.resolve("broken.mp4"));
    assertThat(curate("--teachers=vision").code(), is(3));
    TestFilms.shots(broken, 100);
    Files.createFile(in.resolve("new.mp4"));

    Output retried = retry();

    assertThat(retried.errors(), containsString("reelgloss: 1 videos, on direct"));
    assertThat(retried.code(), is(0));
    assertThat(clips(), hasSize(3));
  }

  @Test
  void namesThatLookLikePatternsAreTriedAgainToo() throws IOException {
    Path odd = Files.createFile(in.resolve("@odd[1], *.mp4"));
    Path lines = Files.createFile(in.resolve("odd\nlines.mp4"));
    curate("--teachers=vision");
    assertThat(codes(), contains("EMPTY", "EMPTY"));
    TestFilms.shots(odd, 100);
    TestFilms.shots(lines, 110);

    assertThat(retry().code(), is(0));

    assertThat(codes(), is(empty()));
    assertThat(clips(), hasSize(4));
  }

  @Test
  void whatFailsAgainIsAFailureStill() throws IOException {
    Files.createFile(in.resolve("broken.mp4"));
    curate("--teachers=vision");

    assertThat(retry("--code=EMPTY").code(), is(3));

    List<FailedElement> failures = Dataset.list(Dataset.open(root())::failures);
    assertThat(failures, hasSize(1));
    assertThat(failures.get(0).getAttempt(), is(2));
  }

  @Test
  void clipsStayWhereTheFileIsGone() throws IOException {
    Path teachers = teachersAt("http://127.0.0.1:9/v1", "100ms");
    curate("--teachers=" + teachers);
    Files.move(in.resolve("two.mp4"), folder.resolve("two.mp4"), StandardCopyOption.ATOMIC_MOVE);

    Output retried = retry();

    assertThat(retried.errors(), containsString("1 videos, 1 of them done before, on direct"));
    assertThat(codes(), contains("NO_CAPTION", "NO_CAPTION"));
  }

  @Test
  void filesThatCannotBeSplitAreTriedAgainToo() throws IOException {
    Files.createFile(in.resolve("broken.mp4"));
    assertThat(
        Output.of("split", "--input=" + in, "--output=" + out(), "--runner=direct").code(), is(3));
    TestFilms.shots(in.resolve("broken.mp4"), 100);

    assertThat(retry().code(), is(0));
    assertThat(Dataset.list(Dataset.open(root())::videos), hasSize(2));
  }

  @Test
  void whereNothingFailedSoThereIsNothingToDo() throws IOException {
    assertThat(curate("--teachers=vision").code(), is(0));

    Output retried = retry("--code=EMPTY,NO_CAPTION");

    assertThat(retried.code(), is(0));
    assertThat(
        retried.errors().strip(),
        is("reelgloss: nothing failed with EMPTY or NO_CAPTION in " + out()));
  }

  @Test
  void aFolderThatNoRunWroteToIsRefused() {
    Output retried = Output.of("retry", in.toString());

    assertThat(retried.code(), is(2));
    assertThat(
        retried.errors().strip(),
        is("reelgloss: DIR must be the output folder of a run, but was: " + in));
  }

  @Test
  void anOutputFromBeforeCommandsWereKeptIsRefused() throws IOException {
    curate("--teachers=vision");
    Files.delete(out().resolve("_commits/command.json"));

    assertThat(retry().errors(), containsString("run curate or split over it once more: " + out()));
  }

  @Test
  void otherTeachersOverTheSameOutputAddTheirCandidates() throws Exception {
    assertThat(curate("--teachers=vision").code(), is(0));
    Files.createFile(in.resolve("broken.mp4"));
    Output before = curate("--teachers=vision,subtitles", "--dry-run");
    assertThat(
        before.text(), containsString("2 videos, 0 of them done before, 1 to be done again"));

    assertThat(curate("--teachers=vision,subtitles").code(), is(3));

    assertThat(
        clips().stream()
            .map(clip -> clip.getCandidates().stream().map(c -> c.getTeacher()).toList())
            .toList(),
        everyItem(is(List.of("vision", "subtitles"))));
    Output after = curate("--teachers=vision,subtitles", "--dry-run");
    assertThat(after.text(), containsString("2 videos, 2 of them done before"));
    assertThat(LastRun.read(root()).flags(), hasItem("--teachers=vision,subtitles"));
  }

  private Path teachersAt(String endpoint, String patience) throws IOException {
    return Files.writeString(
        folder.resolve("teachers.yaml"),
        "- {name: seen, endpoint: '%s', model: vlm, patience: %s}\n".formatted(endpoint, patience));
  }

  private Output curate(String... flags) {
    String[] args = new String[flags.length + 5];
    args[0] = "curate";
    args[1] = "--input=" + in;
    args[2] = "--output=" + out();
    args[3] = "--runner=direct";
    args[4] = "--publish-every=100ms";
    System.arraycopy(flags, 0, args, 5, flags.length);
    return Output.of(args);
  }

  private Output retry(String... flags) {
    String[] args = new String[flags.length + 2];
    args[0] = "retry";
    args[1] = out().toString();
    System.arraycopy(flags, 0, args, 2, flags.length);
    return Output.of(args);
  }

  private Path out() {
    return folder.resolve("out");
  }

  private OutputRoot root() {
    return OutputRoot.of(out().toString());
  }

  private List<CaptionedClip> clips() throws IOException {
    return Dataset.list(Dataset.open(root())::clips);
  }

  private List<String> codes() throws IOException {
    return Dataset.list(Dataset.open(root())::failures).stream()
        .map(FailedElement::getCode)
        .toList();
  }
}
