package org.reelgloss.runners;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.reelgloss.transforms.storage.OutputRoot;
import org.reelgloss.transforms.storage.Sources;

/** Output roots that a user names. */
final class Outputs {
  private static final String ID = "_commits/id";
  private static final Duration ABANDONED = Duration.ofHours(1);

  private Outputs() {}

  /** Returns the root of this name; where it is local it must be a folder. */
  static OutputRoot existing(String name) throws UsageException {
    if (Sources.isLocal(name) && !Files.isDirectory(Path.of(name))) {
      throw new UsageException("DIR must be the output folder of a run, but was: " + name);
    }
    return OutputRoot.of(name);
  }

  /** Returns what tells a root from another one that was or will be at the same place. */
  static String id(OutputRoot root) throws IOException {
    if (!root.has(ID)) {
      byte[] id = UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8);
      root.write(ID, out -> out.write(id));
    }
    try (InputStream in = root.read(ID)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Deletes what earlier runs left unfinished; a compaction may be at work beside. */
  static void deleteUnfinished(OutputRoot root) throws IOException {
    root.deleteUnfinished(System.currentTimeMillis() - ABANDONED.toMillis());
  }
}
