package org.reelgloss.runners;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reelgloss.transforms.storage.OutputRoot;

class LeaseTest {
  private static final String NAME = "_state/lock";
  private static final Duration PATIENCE = Duration.ofMillis(800);

  @TempDir private Path folder;
  private OutputRoot root;

  @BeforeEach
  void openRoot() {
    root = OutputRoot.of(folder.toString());
  }

  @Test
  void whatIsHeldIsRefusedUntilItIsGivenBack() throws Exception {
    Lease first = take();
    UsageException refused = assertThrows(UsageException.class, this::take);
    first.close();
    boolean free = !root.has(NAME);
    take().close();

    assertThat(refused.getMessage(), is("output " + root + " is taken"));
    assertThat(free, is(true));
  }

  @Test
  void whatADeadRunHeldIsTakenOver() throws Exception {
    root.write(NAME, out -> out.write('x'));

    take().close();

    assertThat(root.has(NAME), is(false));
  }

  private Lease take() throws Exception {
    return Lease.take(root, NAME, PATIENCE, "is taken");
  }
}
