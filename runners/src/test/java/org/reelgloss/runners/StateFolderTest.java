package org.reelgloss.runners;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFolderTest {
  @TempDir private Path folder;

  @Test
  void aFirstRunBeginsAnew() throws Exception {
    assertThat(new StateFolder(folder).takeOver("archive"), is(Optional.empty()));
  }

  @Test
  void theNewestCompleteStateIsTakenAndTheOthersAreDeleted() throws Exception {
    StateFolder states = new StateFolder(folder);
    states.takeOver("archive");
    complete(states.checkpoints().resolve("job-1/chk-7"), 1_000);
    Path newest = complete(states.savepoints().resolve("savepoint-2"), 2_000);
    Files.createDirectories(states.checkpoints().resolve("job-3/chk-1")); // Not complete.

    assertThat(new StateFolder(folder).takeOver("archive"), is(Optional.of(newest)));
    assertThat(children(states.checkpoints()), is(0L));
    assertThat(children(states.savepoints()), is(1L));
  }

  @Test
  void theStateOfAnotherJobIsDeleted() throws Exception {
    StateFolder states = new StateFolder(folder);
    states.takeOver("archive");
    complete(states.savepoints().resolve("savepoint-2"), 2_000);

    assertThat(states.takeOver("uploads"), is(Optional.empty()));
    assertThat(states.takeOver("archive"), is(Optional.empty()));
    assertThat(children(states.savepoints()), is(0L));
  }

  private static Path complete(Path state, long modifiedMs) throws IOException {
    Files.createDirectories(state);
    Path metadata = Files.createFile(state.resolve("_metadata"));
    Files.setLastModifiedTime(metadata, FileTime.fromMillis(modifiedMs));
    return state;
  }

  private static long children(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.count();
    }
  }
}
