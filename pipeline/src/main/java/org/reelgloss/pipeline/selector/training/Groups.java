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
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/**
 * What is said of one clip is a group. Groups of clips of one video are never split from each
 * other: what looks and sounds alike must not be on both sides.
 */
public final class Groups {
  private static final String IN_VIDEO = "\n";

  private Groups() {}

  /** Returns the group of a clip of a video of which there may be others. */
  public static String of(String video, String clip) {
    return video + IN_VIDEO + clip;
  }

  /** Returns what a group is split with: its video, or itself where it is of none. */
  public static String unit(String group) {
    int end = group.indexOf(IN_VIDEO);
    return end < 0 ? group : group.substring(0, end);
  }

  /**
   * Tells which groups are held out: a share of the units, always fewer than all, and the same for
   * a seed whatever the order in which groups come.
   */
  static Predicate<String> heldOut(Collection<String> groups, double share, long seed) {
    List<String> shuffled = shuffled(groups, seed);
    long count = Math.min(Math.round(share * shuffled.size()), shuffled.size() - 1L);
    Set<String> held = Set.copyOf(shuffled.subList(0, (int) Math.max(0, count)));
    return group -> held.contains(unit(group));
  }

  /**
   * Gives each group its fold in [0, folds), folds being of equal size but for one unit. A group
   * that was not among these is in the first.
   */
  static ToIntFunction<String> folds(Collection<String> groups, int folds, long seed) {
    List<String> shuffled = shuffled(groups, seed);
    Map<String, Integer> found = new HashMap<>();
    for (int i = 0; i < shuffled.size(); i++) {
      found.put(shuffled.get(i), i % folds);
    }
    return group -> found.getOrDefault(unit(group), 0);
  }

  private static List<String> shuffled(Collection<String> groups, long seed) {
    TreeSet<String> units = new TreeSet<>();
    groups.forEach(group -> units.add(unit(group)));
    List<String> sorted = new ArrayList<>(units);
    Collections.shuffle(sorted, new Random(seed));
    return sorted;
  }
}
