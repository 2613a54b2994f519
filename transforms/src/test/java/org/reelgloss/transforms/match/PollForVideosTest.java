package org.reelgloss.transforms.match;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reelgloss.schemas.SourceVideo;

class PollForVideosTest {
  @TempDir private Path folder;

  @Test
  void takesWhatWasNotTouchedForAWhile() throws Exception {
    Path old = Files.writeString(folder.resolve("old.mp4"), "a");
    Files.setLastModifiedTime(old, FileTime.fromMillis(1_000));
    Files.writeString(folder.resolve("new.mp4"), "b");
    Files.setLastModifiedTime(
        folder.resolve("new.mp4"),
        FileTime.fromMillis(System.currentTimeMillis() + Duration.ofHours(1).toMillis()));

    assertThat(poll(), contains(old.toString()));
  }

  @Test
  void aReplacedFileIsAnotherInput() {
    SourceVideo before = SourceVideo.newBuilder().setUri("a").setRevision("1").build();
    SourceVideo after = SourceVideo.newBuilder(before).setRevision("2").build();

    assertThat(PollForVideos.identity(after), is(not(PollForVideos.identity(before))));
  }

  private List<String> poll() throws Exception {
    PollForVideos poll =
        new PollForVideos(
            new VideoListing.Request(folder.toString(), true, 0), Duration.ofSeconds(1));
    return poll.look(System.currentTimeMillis()).stream().map(SourceVideo::getUri).toList();
  }
}
