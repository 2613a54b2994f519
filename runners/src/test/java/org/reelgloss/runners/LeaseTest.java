package org.reelgloss.runners;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reelgloss.transforms.storage.OutputRoot;

class LeaseTest {
  private static final String NAME = "_state/lock";
  private static final Duration LONG = Duration.ofSeconds(8);
  private static final Duration SHORT = Duration.ofMillis(400);

  @TempDir private Path folder;
  private OutputRoot root;

  @BeforeEach
  void openRoot() {
    root = OutputRoot.of(folder.toString());
  }

  @Test
  void whatIsHeldIsRefusedUntilItIsGivenBack() throws Exception {
    Lease first = take(LONG);
    UsageException refused = assertThrows(UsageException.class, () -> take(LONG));
    first.close();
    boolean free = !root.has(NAME);
    take(LONG).close();

    assertThat(refused.getMessage(), is("output " + root + " is taken"));
    assertThat(free, is(true));
  }

  @Test
  void whatADeadRunHeldIsTakenOverEvenIfItIsEmpty() throws Exception {
    root.write(NAME, out -> {});

    take(SHORT).close();

    assertThat(root.has(NAME), is(false));
  }

  @Test
  void whoLostALeaseDoesNotGiveBackThatOfAnother() throws Exception {
    Lease lost = take(LONG);
    root.write(NAME, out -> out.write('x'));

    lost.close();

    assertThat(Files.readString(folder.resolve(NAME)), is("x"));
  }

  private Lease take(Duration patience) throws Exception {
    return Lease.take(root, NAME, patience, "is taken");
  }
}
