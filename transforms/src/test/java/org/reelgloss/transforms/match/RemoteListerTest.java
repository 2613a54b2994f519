package org.reelgloss.transforms.match;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reelgloss.schemas.SourceVideo;

/** By Beam's file system for local files, which reads patterns as those of object stores do. */
class RemoteListerTest {
  @TempDir private Path folder;
  private final FoundFiles found = new FoundFiles();

  @BeforeEach
  void fillFolder() throws IOException {
    for (String name :
        List.of(
            "a.mp4", "a.srt", "a.info.json", "ab.srt", "a.jpg", "x[1].mp4", "x[1].vtt", "x1.mp4")) {
      Files.writeString(folder.resolve(name), name);
    }
  }

  @Test
  void oneObjectIsTheSameAsInItsFolder() throws IOException {
    SourceVideo named = only(folder + "/a.mp4");
    new RemoteLister(false, found).list(folder + "/*");

    assertThat(named.getSidecars(), contains(folder + "/a.info.json", folder + "/a.srt"));
    assertThat(describe(found).get(0), is(named));
  }

  @Test
  void aNameIsNoPattern() throws IOException {
    RemoteLister lister = new RemoteLister(true, found);
    lister.file(folder + "/x[1].mp4");
    lister.file(folder + "/*.mp4");
    lister.file(folder + "/gone.mp4");

    assertThat(
        found.files().keySet(),
        contains(folder + "/*.mp4", folder + "/gone.mp4", folder + "/x[1].mp4"));
    assertThat(describe(found).get(2).getSidecars(), contains(folder + "/x[1].vtt"));
    assertThat(describe(found).get(1).getRevision(), is(""));
  }

  private static SourceVideo only(String uri) throws IOException {
    FoundFiles one = new FoundFiles();
    new RemoteLister(true, one).list(uri);
    return describe(one).get(0);
  }

  private static List<SourceVideo> describe(FoundFiles found) {
    SidecarIndex sidecars = new SidecarIndex(found.texts().values());
    return found.files().values().stream().map(sidecars::describe).toList();
  }
}
