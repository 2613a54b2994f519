package org.reelgloss.transforms.dataset;

import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.reelgloss.schemas.CaptionedClip;
import org.reelgloss.schemas.FailedElement;
import org.reelgloss.transforms.storage.OutputRoot;

/**
 * Finds clips that a selector could not judge in earlier commits, which still hold them with their
 * candidates.
 */
final class LostClips {
  /** Takes what is known of a failure. */
  @FunctionalInterface
  interface Sink {
    /**
     * Takes a failure.
     *
     * @param clip the latest record of the clip that has the same candidates; null where there is
     *     none
     */
    void found(FailedElement failure, @Nullable CaptionedClip clip);
  }

  private static final Set<String> CODES = Set.of("MODEL_ERROR", "NO_FRAMES");

  private final OutputRoot root;
  private final Commits commits;
  private final Captioning captioning;

  /**
   * A failure that may have a clip in a commit.
   *
   * @param at how that commit lists the input
   */
  private record Wanted(FailedElement failure, Owners.Owned at) {}

  /** What may have a clip, by the number of the commit, then by clip id and uri. */
  private final TreeMap<Integer, Map<String, Wanted>> wanted = new TreeMap<>();

  /**
   * @param commit to which the inputs of the failures belong
   */
  LostClips(OutputRoot root, Commits commits, int commit) {
    this.root = root;
    this.commits = commits;
    captioning = new Captioning(commits.inOrder().get(commit).captioning());
  }

  /** Returns whether a failure is that of a clip that another selector may judge. */
  static boolean isOne(FailedElement failure) {
    return failure.getClipId().isPresent() && CODES.contains(failure.getCode());
  }

  /** Gives each failure once, with its clip where there is one. */
  void find(Collection<FailedElement> failures, Sink sink) throws IOException {
    for (FailedElement failure : failures) {
      want(failure, commits.owner(failure.getUri()), sink);
    }
    for (Map.Entry<Integer, Map<String, Wanted>> latest = wanted.pollLastEntry();
        latest != null;
        latest = wanted.pollLastEntry()) {
      Map<String, Wanted> left = latest.getValue();
      for (String file : commits.inOrder().get(latest.getKey()).files()) {
        if (file.startsWith(Dataset.CLIPS)) {
          give(file, left, sink);
        }
      }
      for (Wanted missed : left.values()) {
        want(missed.failure(), missed.at(), sink);
      }
    }
  }

  private void give(String file, Map<String, Wanted> left, Sink sink) throws IOException {
    Dataset.records(
        root,
        file,
        CaptionedClip.getClassSchema(),
        (CaptionedClip clip) -> {
          Wanted found = left.remove(key(clip.getClip().getClipId(), clip.getClip().getUri()));
          if (found != null) {
            sink.found(found.failure(), clip);
          }
        });
  }

  /** Looks for a clip where an input was before, in those commits that may have it. */
  private void want(FailedElement failure, Owners.@Nullable Owned from, Sink sink) {
    Owners.Owned at = from;
    while (from != null && at != null && !mayHaveClip(at, from)) {
      at = at.before();
    }
    if (at == null) {
      sink.found(failure, null);
    } else {
      wanted
          .computeIfAbsent(at.commit(), key -> new HashMap<>())
          .put(key(failure.getClipId().orElseThrow(), failure.getUri()), new Wanted(failure, at));
    }
  }

  private boolean mayHaveClip(Owners.Owned at, Owners.Owned from) {
    return at.commit() != from.commit()
        && at.input().clips() > 0
        && at.input().state().equals(from.input().state())
        && captioning.agreesButForSelector(
            new Captioning(commits.inOrder().get(at.commit()).captioning()));
  }

  private static String key(String clipId, String uri) {
    return clipId + ' ' + uri;
  }
}
