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
  private final Map<String, Retry> retries;

  private Agenda(Commits commits, Captioning captioning, Map<String, Retry> retries) {
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
  public static Agenda of(OutputRoot root, Captioning captioning, Map<String, Retry> retries)
      throws IOException {
    return new Agenda(Commits.read(root), captioning, retries);
  }

  /** Returns an input with the number of its attempt; nothing where there is nothing to do. */
  public Optional<SourceVideo> open(SourceVideo video) {
    String state = Ids.inputState(video);
    int attempts = commits.attempts(video.getUri(), state);
    return isOpen(video, state, attempts)
        ? Optional.of(SourceVideo.newBuilder(video).setAttempt(attempts).build())
        : Optional.empty();
  }

  private boolean isOpen(SourceVideo video, String state, int attempts) {
    if (retries.isEmpty()) {
      return !commits.has(video) || commits.isCaptionedOtherwise(video.getUri(), captioning);
    }
    Retry retry = retries.get(video.getUri());
    if (retry == null) {
      return false;
    }
    return commits.has(video)
        ? state.equals(retry.inputState()) && attempts <= retry.attempt()
        : commits.hasFailed(video.getUri());
  }
}
