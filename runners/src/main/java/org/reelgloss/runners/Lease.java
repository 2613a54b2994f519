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
  private @Nullable ScheduledFuture<?> renewals;

  private Lease(OutputRoot root, String name) {
    this.root = root;
    this.name = name;
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
    Lease lease = new Lease(root, name);
    while (!root.create(name, out -> out.write(token()))) {
      String held = lease.content();
      String later = held.isEmpty() ? held : lease.after(patience, held);
      if (later.equals(held) && !held.isEmpty()) {
        root.deleteFiles(List.of(name));
      } else if (!later.isEmpty()) {
        throw new UsageException("output " + root + " " + taken);
      }
    }
    return lease.renewedEvery(patience.dividedBy(RENEWALS));
  }

  private static byte[] token() {
    return UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Waits until the file holds anything else, for so long at most, and returns what it holds. */
  private String after(Duration patience, String held) throws IOException, InterruptedException {
    System.err.printf(
        "reelgloss: output %s may be held by a run that died; that is known in %d s%n",
        root, patience.toSeconds());
    String now = held;
    for (int i = 0; i < LOOKS && now.equals(held); i++) {
      TimeUnit.MILLISECONDS.sleep(patience.toMillis() / LOOKS);
      now = content();
    }
    return now;
  }

  /** Returns what the file holds; nothing where there is none. */
  private String content() throws IOException {
    try (InputStream in = root.read(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (FileNotFoundException | NoSuchFileException givenBack) {
      return "";
    }
  }

  private Lease renewedEvery(Duration interval) {
    long ms = interval.toMillis();
    renewals = renewal.scheduleAtFixedRate(this::renew, ms, ms, TimeUnit.MILLISECONDS);
    return this;
  }

  /** A store that is away for a while ends no run: the commits decide, whoever holds the lease. */
  private void renew() {
    try {
      root.write(name, out -> out.write(token()));
    } catch (IOException away) {
      LOG.warn("The lease {} of {} could not be renewed", name, root, away);
    }
  }

  @Override
  public void close() throws IOException, InterruptedException {
    if (renewals != null) {
      renewals.cancel(false);
    }
    renewal.shutdown();
    renewal.awaitTermination(LONGEST_RENEWAL.toMillis(), TimeUnit.MILLISECONDS);
    root.deleteFiles(List.of(name));
  }
}
