package org.reelgloss.runners;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.reelgloss.transforms.storage.OutputRoot;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What keeps a second run away from an output in an object store: a file that its run writes anew
 * again and again, and deletes when it ends. One that stays as it is was left by a run that died.
 * Clocks of machines are not compared.
 */
final class Lease implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Lease.class);
  private static final int RENEWALS = 4;
  private static final int LOOKS = 8;
  private static final Duration LONGEST_RENEWAL = Duration.ofSeconds(10);

  private final OutputRoot root;
  private final String name;
  private final ScheduledExecutorService renewal =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "lease");
            thread.setDaemon(true);
            return thread;
          });
  private final ScheduledFuture<?> renewals;
  private volatile String written;

  private Lease(OutputRoot root, String name, String written, Duration interval) {
    this.root = root;
    this.name = name;
    this.written = written;
    long ms = interval.toMillis();
    renewals = renewal.scheduleAtFixedRate(() -> renew(), ms, ms, TimeUnit.MILLISECONDS);
  }

  /**
   * Takes a lease, after {@code patience} where its last holder died.
   *
   * @param name of the file
   * @param patience how long a holder may be silent; four renewals fall into it
   * @param taken what is said of an output that another run holds
   * @throws UsageException if another run holds it
   */
  static Lease take(OutputRoot root, String name, Duration patience, String taken)
      throws IOException, UsageException, InterruptedException {
    String mine = token();
    boolean held = root.create(name, content(mine));
    while (!held) {
      String others = read(root, name);
      String later = others == null ? null : later(root, name, patience, others);
      if (later == null) { // Given back meanwhile.
        held = root.create(name, content(mine));
      } else if (later.equals(others) && isTakenOver(root, name, patience, mine)) {
        held = true;
      } else {
        throw new UsageException("output " + root + " " + taken);
      }
    }
    return new Lease(root, name, mine, patience.dividedBy(RENEWALS));
  }

  private static String token() {
    return UUID.randomUUID().toString();
  }

  private static OutputRoot.Content content(String token) {
    return out -> out.write(token.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns what the file holds; null where there is none. */
  private static @Nullable String read(OutputRoot root, String name) throws IOException {
    try (InputStream in = root.read(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (FileNotFoundException | NoSuchFileException missing) {
      return null;
    }
  }

  /** Waits until the file holds anything else, for so long at most, and returns what it holds. */
  private static @Nullable String later(
      OutputRoot root, String name, Duration patience, String held)
      throws IOException, InterruptedException {
    System.err.printf(
        "reelgloss: output %s may be held by a run that died; that is known in %d s%n",
        root, patience.toSeconds());
    String now = held;
    for (int i = 0; i < LOOKS && held.equals(now); i++) {
      TimeUnit.MILLISECONDS.sleep(patience.toMillis() / LOOKS);
      now = read(root, name);
    }
    return now;
  }

  /** Of those who take over the same lease the one that wrote last has it. */
  private static boolean isTakenOver(OutputRoot root, String name, Duration patience, String mine)
      throws IOException, InterruptedException {
    root.write(name, content(mine));
    TimeUnit.MILLISECONDS.sleep(patience.toMillis() / LOOKS);
    return mine.equals(read(root, name));
  }

  /** A store that is away for a while ends no run: the commits decide, whoever holds the lease. */
  private void renew() {
    try {
      if (isMine()) {
        String next = token();
        root.write(name, content(next));
        written = next;
      } else {
        LOG.warn("Another run took over the lease {} of {}", name, root);
        renewals.cancel(false);
      }
    } catch (IOException | RuntimeException away) {
      LOG.warn("The lease {} of {} could not be renewed", name, root, away);
    }
  }

  private boolean isMine() throws IOException {
    return written.equals(read(root, name));
  }

  /** Gives it back, if that can be; otherwise it lapses. */
  @Override
  public void close() throws InterruptedException {
    renewals.cancel(false);
    renewal.shutdown();
    renewal.awaitTermination(LONGEST_RENEWAL.toMillis(), TimeUnit.MILLISECONDS);
    try {
      if (isMine()) {
        root.deleteFiles(List.of(name));
      }
    } catch (IOException | RuntimeException away) {
      LOG.warn("The lease {} of {} could not be given back", name, root, away);
    }
  }
}
