package org.reelgloss.runners;

import java.nio.file.Files;
import java.nio.file.Path;
import org.reelgloss.transforms.storage.OutputRoot;
import org.reelgloss.transforms.storage.Sources;

/** Output roots that a user names. */
final class Outputs {
  private Outputs() {}

  /** Returns the root of this name; where it is local it must be a folder. */
  static OutputRoot existing(String name) throws UsageException {
    if (Sources.isLocal(name) && !Files.isDirectory(Path.of(name))) {
      throw new UsageException("DIR must be the output folder of a run, but was: " + name);
    }
    return OutputRoot.of(name);
  }
}
