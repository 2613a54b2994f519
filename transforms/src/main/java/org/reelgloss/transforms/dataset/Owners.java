package org.reelgloss.transforms.dataset;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which commit each input belongs to: of one state of the input the highest attempt, of equal ones
 * the first; of several states the one that came last.
 */
final class Owners {
  /**
   * An input and the commit that it belongs to.
   *
   * @param commit number of the commit, in their order
   * @param before to which it belonged before; null where this is the first
   */
  record Owned(Commit.Input input, int commit, @Nullable Owned before) {}

  private final Map<String, Owned> owners = new LinkedHashMap<>();

  /**
   * Adds what a commit lists; commits come in their order.
   *
   * @return whether the input belongs to this commit now
   */
  boolean add(Commit.Input input, int commit) {
    if (attempts(input.uri(), input.state()) > input.attempt()) {
      return false;
    }
    owners.put(input.uri(), new Owned(input, commit, owners.get(input.uri())));
    return true;
  }

  /** Returns to which commit an input belongs; null where none lists it. */
  @Nullable Owned get(String uri) {
    return owners.get(uri);
  }

  /** Returns how often an input was worked on in a state, the times that no commit has included. */
  int attempts(String uri, String state) {
    for (Owned known = owners.get(uri); known != null; known = known.before()) {
      if (known.input().state().equals(state)) {
        return known.input().attempt() + 1;
      }
    }
    return 0;
  }

  /** Returns all, in the order in which the inputs came first. */
  Collection<Owned> all() {
    return owners.values();
  }
}
