package org.reelgloss.pipeline.selector.training;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** Splits by group: the same for a seed whatever the order in which the groups come. */
final class Groups {
  private Groups() {}

  /** Returns the share of the groups that is held out; always fewer than all. */
  static Set<String> heldOut(Collection<String> groups, double share, long seed) {
    List<String> shuffled = shuffled(groups, seed);
    long count = Math.min(Math.round(share * shuffled.size()), shuffled.size() - 1L);
    return Set.copyOf(shuffled.subList(0, (int) Math.max(0, count)));
  }

  /** Returns for each group its fold in [0, folds), folds being of equal size but for one group. */
  static Map<String, Integer> folds(Collection<String> groups, int folds, long seed) {
    List<String> shuffled = shuffled(groups, seed);
    Map<String, Integer> found = new HashMap<>();
    for (int i = 0; i < shuffled.size(); i++) {
      found.put(shuffled.get(i), i % folds);
    }
    return found;
  }

  private static List<String> shuffled(Collection<String> groups, long seed) {
    List<String> sorted = new ArrayList<>(new TreeSet<>(groups));
    Collections.shuffle(sorted, new Random(seed));
    return sorted;
  }
}
