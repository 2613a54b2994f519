package org.reelgloss.transforms.dataset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which records are of use. All of the latest attempt at an input are. Of an earlier attempt the
 * clips are, with what teachers said, as long as {@link KnownAnswers} or {@link LostClips} may ask
 * for them: that is until a later attempt at the same state of the input, with the same teachers
 * and export, has a record of every clip. Such an attempt has all answers of those before it.
 */
final class KeptRecords {
  private final Commits commits;
  private final Map<Integer, Set<String>> clips = new HashMap<>();
  private final Map<Integer, Set<Commit.Input>> past = new HashMap<>();

  KeptRecords(Commits commits) {
    this.commits = commits;
    for (Owners.Owned owned : commits.owned()) {
      List<Owners.Owned> later = new ArrayList<>(List.of(owned));
      for (Owners.Owned at = owned.before(); at != null; at = at.before()) {
        addEarlier(at, later);
        later.add(at);
      }
    }
  }

  private void addEarlier(Owners.Owned at, List<Owners.Owned> later) {
    if (at.input().clips() > 0 && later.stream().noneMatch(one -> hasAllOf(at, one))) {
      clips.computeIfAbsent(at.commit(), commit -> new HashSet<>()).add(at.input().uri());
    } else {
      past.computeIfAbsent(at.commit(), commit -> new HashSet<>()).add(at.input());
    }
  }

  private boolean hasAllOf(Owners.Owned before, Owners.Owned later) {
    return later.input().clips() > 0
        && later.input().failures() == 0
        && later.input().state().equals(before.input().state())
        && captioning(later).agreesButForSelector(captioning(before));
  }

  private Captioning captioning(Owners.Owned owned) {
    return new Captioning(commits.inOrder().get(owned.commit()).captioning());
  }

  /** Returns whether the records of a kind that a commit holds of an input are of use. */
  boolean has(RecordKind<?> kind, int commit, String uri) {
    return commits.owns(commit, uri)
        || (kind.isIn(Dataset.CLIPS) && clips.getOrDefault(commit, Set.of()).contains(uri));
  }

  /** Returns whether any record that a commit holds of an input is of use. */
  boolean hasAny(int commit, String uri) {
    return has(RecordKind.CLIPS, commit, uri);
  }

  /** Returns whether no record of an attempt at an input is of use, but that there was one is. */
  boolean isPast(int commit, Commit.Input input) {
    return !hasAny(commit, input.uri()) && past.getOrDefault(commit, Set.of()).contains(input);
  }
}
