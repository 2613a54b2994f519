package org.reelgloss.transforms.caption;

import java.io.IOException;
import java.io.Serializable;
import java.util.Map;
import org.reelgloss.schemas.CaptionCandidate;
import org.reelgloss.schemas.Clip;

/**
 * Tells what teachers said about a clip before, so that they need not be asked again. Travels to
 * the workers; there each thread has its own.
 */
@FunctionalInterface
public interface EarlierAnswers extends Serializable {
  /** Where nobody was asked before. */
  EarlierAnswers NONE = clip -> Map.of();

  /**
   * Returns what is known, by the teacher's name, each text as the teacher said it.
   *
   * @throws IOException if what was stored cannot be read
   */
  Map<String, CaptionCandidate> about(Clip clip) throws IOException;
}
