package org.reelgloss.runners;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reelgloss.pipeline.Lines;
import org.reelgloss.schemas.FailedElement;
import org.reelgloss.transforms.dataset.Dataset;
import org.reelgloss.transforms.storage.OutputRoot;
import org.reelgloss.video.TestFilms;

/** A dataset of two films and a broken one, in as many commits. */
class CompactCommandTest {
  @TempDir private Path folder;
  private Path in;

  @BeforeEach
  void makeDataset() throws IOException {
    in = Files.createDirectory(folder.resolve("in"));
    TestFilms.shots(in.resolve("two.mp4"), 80, 90);
    assertThat(curate().code(), is(0));
    TestFilms.shots(in.resolve("one.mp4"), 100);
    assertThat(curate().code(), is(0));
    Files.createFile(in.resolve("broken.mp4"));
    assertThat(curate().code(), is(3));
    assertThat(retry().code(), is(3));
  }

  @Test
  void recordsStayAndNothingIsDoneAgain() throws IOException {
    List<String> before = records();

    Output compacted = compact("--grace=0s");

    assertThat(compacted.code(), is(0));
    assertThat(
        compacted.errors(),
        allOf(
            containsString(
                ": 4 commits, 3 inputs, 3 clips, 1 failures in 6 files of 0.0 MB before;"),
            containsString("; 2 commits, 3 inputs, 3 clips, 1 failures in 3 files of 0.0 MB now;"),
            containsString("; 10 files deleted")));
    assertThat(compacted.text(), is(""));
    assertThat(records(), is(before));
    assertThat(curate("--dry-run").text(), containsString("3 videos, 3 of them done before"));
    Output again = compact("--grace=0s");
    assertThat(again.code(), is(0));
    assertThat(again.errors(), containsString("reelgloss: nothing to compact in " + out()));
    assertThat(records(), is(before));
  }

  @Test
  void whatFailedIsTriedAgainAsTheNextAttempt() throws IOException {
    compact("--grace=0s");

    assertThat(retry().code(), is(3));

    List<FailedElement> failures = Dataset.list(Dataset.open(root())::failures);
    assertThat(failures.stream().map(FailedElement::getAttempt).toList(), is(List.of(3)));
  }

  @Test
  void anotherSelectorChoosesAmongWhatWasCompacted() throws IOException {
    compact();

    Output reselected =
        Output.of("reselect", out().toString(), "--runner=direct", "--publish-every=100ms");

    assertThat(reselected.errors(), containsString("2 videos with clips, 2 of them done before"));
    assertThat(Dataset.list(Dataset.open(root())::clips), hasSize(3));
  }

  @Test
  void whatARunMayNeedIsOnlyDeletedWhenThereIsNone() throws IOException {
    try (FileChannel channel =
            FileChannel.open(out().resolve("_state/lock"), StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      assertThat(lock.isValid(), is(true));
      for (String flag : List.of("--grace=0s", "--media")) {
        Output refused = compact(flag);
        assertThat(refused.code(), is(2));
        assertThat(refused.errors(), containsString("is being written by another run"));
      }
      assertThat(compact().code(), is(0));
    }
  }

  @Test
  void refusesWhatIsNoOutputAndWhatIsNoSize() {
    Output none = Output.of("compact", in.toString());
    assertThat(none.code(), is(2));
    assertThat(
        none.errors().strip(),
        is("reelgloss: DIR must be the output folder of a run, but was: " + in));

    Output small = compact("--target-size=100");
    assertThat(small.code(), is(2));
    assertThat(small.errors(), containsString("must be a size such as 500kB"));
    Output large = compact("--target-size=2GB");
    assertThat(large.code(), is(2));
    assertThat(large.errors(), containsString("target size must be from 1000 to 1000000000 bytes"));
  }

  /** Returns what {@code cat} prints of all kinds, sorted. */
  private List<String> records() throws IOException {
    Dataset dataset = Dataset.open(root());
    List<String> lines = new ArrayList<>();
    dataset.videos(video -> lines.add(Lines.of(video).toString()));
    dataset.clips(clip -> lines.add(Lines.of(clip).toString()));
    dataset.failures(failure -> lines.add(Lines.of(failure).toString()));
    lines.sort(null);
    return lines;
  }

  private Output curate(String... flags) {
    String[] args = new String[flags.length + 6];
    args[0] = "curate";
    args[1] = "--input=" + in;
    args[2] = "--output=" + out();
    args[3] = "--runner=direct";
    args[4] = "--publish-every=100ms";
    args[5] = "--teachers=vision";
    System.arraycopy(flags, 0, args, 6, flags.length);
    return Output.of(args);
  }

  private Output retry() {
    return Output.of("retry", out().toString());
  }

  private Output compact(String... flags) {
    String[] args = new String[flags.length + 2];
    args[0] = "compact";
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
}
