package org.reelgloss.runners;

import java.util.Optional;
import org.reelgloss.schemas.SourceVideo;
import org.reelgloss.transforms.dataset.Agenda;
import org.reelgloss.transforms.match.VideoListing;

/**
 * What a run finds done.
 *
 * @param videos inputs in all
 * @param done inputs that there is nothing to do about
 * @param again inputs that were worked on before and are once more
 */
record Backlog(long videos, long done, long again) {
  /** Counts the inputs of a listing. */
  static Backlog of(VideoListing listing, Agenda agenda) {
    long done = 0;
    long again = 0;
    for (SourceVideo video : listing.videos()) {
      Optional<SourceVideo> open = agenda.open(video);
      done += open.isEmpty() ? 1 : 0;
      again += open.isPresent() && open.get().getAttempt() > 0 ? 1 : 0;
    }
    return new Backlog(listing.videos().size(), done, again);
  }

  /** Returns the counts in words. */
  String words() {
    String before = ", %d of them done before".formatted(done);
    String more = again == 0 ? "" : ", %d to be done again".formatted(again);
    return videos + " videos" + (done + again == 0 ? "" : before + more);
  }
}
