package org.reelgloss.runners;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.reelgloss.transforms.storage.OutputRoot;
import org.reelgloss.transforms.storage.Sources;

/**
 * Keeps a second run away from the same local output. The operating system gives the lock back when
 * the process ends, however it ends. In an object store nothing is locked; there the commits alone
 * decide.
 */
final class RunLock implements AutoCloseable {
  private final @Nullable FileChannel channel;

  private RunLock(@Nullable FileChannel channel) {
    this.channel = channel;
  }

  /** Locks an output for a run. */
  static RunLock of(OutputRoot root) throws IOException, UsageException {
    return lock(root, "lock", "is being written by another run");
  }

  /** Locks an output for a compaction, of which one may work beside a run. */
  static RunLock ofCompaction(OutputRoot root) throws IOException, UsageException {
    return lock(root, "compact-lock", "is being compacted already");
  }

  private static RunLock lock(OutputRoot root, String name, String taken)
      throws IOException, UsageException {
    if (!Sources.isLocal(root.toString())) {
      return new RunLock(null);
    }
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
    return new RunLock(channel);
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException ofThisProcess) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    if (channel != null) {
      channel.close();
    }
  }
}
