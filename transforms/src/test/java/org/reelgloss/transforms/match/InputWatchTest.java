package org.reelgloss.transforms.match;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputWatchTest {
  private static final Duration INTERVAL = Duration.ofSeconds(10);
  private static final long NOW = 1_000_000;
  private static final long LONG_AGO = NOW - 60_000;

  @TempDir private Path folder;
  private SeenFiles seen = SeenFiles.NONE;

  @Test
  void takesAFileThatWasTheSameAtTwoPolls() throws Exception {
    file("a.mp4", "a", LONG_AGO);

    assertThat(poll(), is(empty()));
    assertThat(poll(), contains("a.mp4"));
    assertThat(poll(), is(empty()));
  }

  @Test
  void leavesAFileThatGrowsWithoutItsTimeSayingSo() throws Exception {
    file("a.mp4", "a", LONG_AGO);
    poll();
    file("a.mp4", "ab", LONG_AGO);

    assertThat(poll(), is(empty()));
    assertThat(poll(), contains("a.mp4"));
  }

  @Test
  void leavesAFileThatWasModifiedWithinThreeSeconds() throws Exception {
    file("a.mp4", "a", NOW - 3_000);
    poll();

    assertThat(poll(), is(empty()));
    assertThat(poll(NOW + 1), contains("a.mp4"));
  }

  @Test
  void takesAFileThatSaysItIsOfTomorrow() throws Exception {
    file("a.mp4", "a", NOW + 86_400_000);
    poll();

    assertThat(poll(), contains("a.mp4"));
  }

  @Test
  void asksForNoLongerRestThanTheIntervalIs() {
    assertThat(InputWatch.settling(Duration.ofMillis(200)), is(Duration.ofMillis(200)));
    assertThat(InputWatch.settling(INTERVAL), is(Duration.ofSeconds(3)));
  }

  @Test
  void takesAFileAgainWhenItOrItsTextIsReplaced() throws Exception {
    file("a.mp4", "a", LONG_AGO);
    poll();
    poll();
    file("a.mp4", "a", LONG_AGO + 1);
    poll();

    assertThat(poll(), contains("a.mp4"));

    file("a.srt", "text", LONG_AGO);
    poll();

    assertThat(poll(), contains("a.mp4"));
  }

  @Test
  void forgetsFilesThatAreGone() throws Exception {
    for (String name : List.of("a.mp4", "b.mp4", "c.mp4")) {
      file(name, name, LONG_AGO);
    }
    poll();
    poll();
    Files.delete(folder.resolve("a.mp4"));
    Files.delete(folder.resolve("b.mp4"));
    poll();

    assertThat(seen.taken().length, is(1));

    file("a.mp4", "a.mp4", LONG_AGO);
    poll();

    assertThat(poll(), contains("a.mp4"));
  }

  @Test
  void aFolderThatIsAwayDoesNotMakeItsFilesNew() throws Exception {
    file("a.mp4", "a", LONG_AGO);
    poll();
    poll();
    Path away = folder.resolveSibling(folder.getFileName() + "-away");
    Files.move(folder, away);
    poll();
    Files.move(away, folder);

    assertThat(poll(), is(empty()));
  }

  @Test
  void remembersAFileOnceHoweverLongAnotherIsAwaited() throws Exception {
    file("a.mp4", "a", LONG_AGO);
    InputWatch watch =
        new InputWatch(
            new VideoListing.Request(folder + "," + folder.resolve("later.mp4"), true, 0),
            INTERVAL);
    for (int i = 0; i < 5; i++) {
      seen = watch.poll(seen, NOW).seen();
    }

    assertThat(seen.taken().length, is(1));
  }

  @Test
  void oneOfSeveralFoldersThatIsAwayDoesNotMakeItsFilesNew() throws Exception {
    file("here/a.mp4", "a", LONG_AGO);
    file("there/b.mp4", "b", LONG_AGO);
    String input = folder + "/here," + folder + "/there";
    poll(input, NOW);
    assertThat(poll(input, NOW), contains("here/a.mp4", "there/b.mp4"));

    Files.move(folder.resolve("there"), folder.resolve("away"));
    poll(input, NOW);
    Files.move(folder.resolve("away"), folder.resolve("there"));

    assertThat(poll(input, NOW), is(empty()));
    assertThat(seen.waiting().length, is(0));
  }

  @Test
  void leavesHiddenAndUnfinishedFiles() throws Exception {
    file("a.mp4.part", "a", LONG_AGO);
    file("b.mp4.tmp", "b", LONG_AGO);
    file(".c.mp4", "c", LONG_AGO);
    poll();

    assertThat(poll(), is(empty()));
  }

  @Test
  void waitsForANamedFileThatIsNotThereYet() throws Exception {
    String input = folder.resolve("a.mp4").toString();
    poll(input, NOW);
    file("a.mp4", "a", LONG_AGO);
    poll(input, NOW);

    assertThat(poll(input, NOW), contains("a.mp4"));
  }

  @Test
  void takesFilesThatAManifestIsGivenLater() throws Exception {
    file("a.mp4", "a", LONG_AGO);
    file("b.mp4", "b", LONG_AGO);
    Path manifest = Files.writeString(folder.resolve("list.txt"), folder + "/a.mp4\n");
    poll("@" + manifest, NOW);
    assertThat(poll("@" + manifest, NOW), contains("a.mp4"));

    Files.writeString(manifest, folder + "/b.mp4\n", StandardOpenOption.APPEND);
    poll("@" + manifest, NOW);

    assertThat(poll("@" + manifest, NOW), contains("b.mp4"));
  }

  @Test
  void leavesTheLastLineOfAManifestUntilItHasItsEnd() throws Exception {
    file("a.mp4", "a", LONG_AGO);
    file("b/a.mp4", "other", LONG_AGO);
    Path manifest = Files.writeString(folder.resolve("list.txt"), folder.toString());
    poll("@" + manifest, NOW);
    Files.writeString(manifest, "/b/", StandardOpenOption.APPEND);
    poll("@" + manifest, NOW);
    Files.writeString(manifest, "a.mp4\n", StandardOpenOption.APPEND);
    poll("@" + manifest, NOW);

    assertThat(poll("@" + manifest, NOW), contains("b/a.mp4"));
    assertThat(seen.taken().length, is(1));
  }

  @Test
  void takesALastLineWithoutEndThatWasTheSameAtTwoPolls() throws Exception {
    file("a.mp4", "a", LONG_AGO);
    Path manifest = Files.writeString(folder.resolve("list.txt"), folder + "/a.mp4");
    poll("@" + manifest, NOW);
    poll("@" + manifest, NOW);

    assertThat(poll("@" + manifest, NOW), contains("a.mp4"));
    assertThat(poll("@" + manifest, NOW), is(empty()));
    assertThat(seen.waiting().length, is(0));
  }

  @Test
  void aManifestThatCannotBeReadFailsThePoll() {
    assertThrows(IOException.class, () -> poll("@" + folder + "/list.txt", NOW));
  }

  @Test
  void takesNoMoreThanTheLimit() throws Exception {
    file("a.mp4", "a", LONG_AGO);
    file("b.mp4", "b", LONG_AGO);
    InputWatch watch =
        new InputWatch(new VideoListing.Request(folder.toString(), true, 1), INTERVAL);
    SeenFiles first = watch.poll(SeenFiles.NONE, NOW).seen();

    assertThat(names(watch.poll(first, NOW)), contains("a.mp4"));
  }

  @Test
  void takesAllOfAFolderAtOnce() throws Exception {
    file("a.mp4", "a", LONG_AGO);
    file("b/c.mp4", "c", LONG_AGO);
    poll();

    assertThat(poll(), containsInAnyOrder("a.mp4", "b/c.mp4"));
  }

  private List<String> poll() throws IOException {
    return poll(NOW);
  }

  private List<String> poll(long nowMs) throws IOException {
    return poll(folder.toString(), nowMs);
  }

  private List<String> poll(String input, long nowMs) throws IOException {
    InputWatch.Poll poll =
        new InputWatch(new VideoListing.Request(input, true, 0), INTERVAL).poll(seen, nowMs);
    seen = poll.seen();
    return names(poll);
  }

  private List<String> names(InputWatch.Poll poll) {
    return poll.fresh().stream()
        .map(file -> folder.relativize(Path.of(file.video().getUri())).toString())
        .toList();
  }

  private void file(String name, String content, long modifiedMs) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
    Files.setLastModifiedTime(file, FileTime.fromMillis(modifiedMs));
  }
}
