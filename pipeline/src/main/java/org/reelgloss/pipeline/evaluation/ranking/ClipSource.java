package org.reelgloss.pipeline.evaluation.ranking;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.reelgloss.schemas.Clip;

/** Finds what captions are about. Safe for use by several threads at once. */
@FunctionalInterface
public interface ClipSource {
  /**
   * Returns the clip of this name; null if there is none.
   *
   * @throws IOException if it is there and cannot be read
   */
  @Nullable Clip find(String name) throws IOException;
}
