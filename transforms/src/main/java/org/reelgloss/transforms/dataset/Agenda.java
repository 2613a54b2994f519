package org.reelgloss.transforms.dataset;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.reelgloss.schemas.Ids;
import org.reelgloss.schemas.SourceVideo;
import org.reelgloss.transforms.storage.OutputRoot;

/**
 * Tells which inputs a run works on.
 *
 * <p>These are the inputs that the output root does not have in their present state, and those
 * whose captions were made with other teachers, another selector or another export. A run that
 * tries failed inputs again works on nothing else.
 */
public final class Agenda {
  private final Commits commits;
  private final Captioning captioning;
  private final Map<String, Integer> retries;

  private Agenda(Commits commits, Captioning captioning, Map<String, Integer> retries) {
    this.commits = commits;
    this.captioning = captioning;
    this.retries = retries;
  }

  /**
   * Reads what a root has.
   *
   * @param captioning what the run makes captions with
   * @param retries the inputs to try again, as from {@link Dataset#failed}; empty for a run that
   *     works on all that is missing
   */
  public static Agenda of(OutputRoot root, Captioning captioning, Map<String, Integer> retries)
      throws IOException {
    return new Agenda(Commits.read(root), captioning, retries);
  }

  /** Returns an input with the number of its attempt; nothing where there is nothing to do. */
  public Optional<SourceVideo> open(SourceVideo video) {
    int attempts = commits.attempts(video.getUri(), Ids.inputState(video));
    return isOpen(video, attempts)
        ? Optional.of(SourceVideo.newBuilder(video).setAttempt(attempts).build())
        : Optional.empty();
  }

  private boolean isOpen(SourceVideo video, int attempts) {
    if (retries.isEmpty()) {
      return !commits.has(video) || commits.isCaptionedOtherwise(video.getUri(), captioning);
    }
    Integer attempt = retries.get(video.getUri());
    if (attempt == null) {
      return false;
    }
    return commits.has(video) ? attempts <= attempt : commits.hasFailed(video.getUri());
  }
}
