package org.reelgloss.runners;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.reelgloss.transforms.storage.OutputRoot;
import org.reelgloss.transforms.storage.Sources;

/**
 * Keeps a second run away from the same output. Of a local one the operating system gives the lock
 * back when the process ends, however it ends; in an object store it is a {@link Lease}.
 */
final class RunLock implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(16);

  private final AutoCloseable held;

  private RunLock(AutoCloseable held) {
    this.held = held;
  }

  /** Locks an output for a run. */
  static RunLock of(OutputRoot root) throws IOException, UsageException, InterruptedException {
    return lock(root, "lock", "is being written by another run");
  }

  /** Locks an output for a compaction, of which one may work beside a run. */
  static RunLock ofCompaction(OutputRoot root)
      throws IOException, UsageException, InterruptedException {
    return lock(root, "compact-lock", "is being compacted already");
  }

  private static RunLock lock(OutputRoot root, String name, String taken)
      throws IOException, UsageException, InterruptedException {
    return new RunLock(
        Sources.isLocal(root.toString())
            ? channel(root, name, taken)
            : Lease.take(root, OutputRoot.STATE + "/" + name, PATIENCE, taken));
  }

  private static FileChannel channel(OutputRoot root, String name, String taken)
      throws IOException, UsageException {
    Path state = Path.of(root.toString(), OutputRoot.STATE);
    try {
      Files.createDirectories(state);
    } catch (IOException cause) {
      throw new UsageException("output must be a folder that can be written, but was: " + root);
    }
    FileChannel channel =
        FileChannel.open(state.resolve(name), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!isLocked(channel)) {
      channel.close();
      throw new UsageException("output " + root + " " + taken);
    }
    return channel;
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException ofThisProcess) {
      return false;
    }
  }

  @Override
  public void close() throws Exception {
    held.close();
  }
}
