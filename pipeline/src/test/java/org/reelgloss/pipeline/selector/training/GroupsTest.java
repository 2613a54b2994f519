package org.reelgloss.pipeline.selector.training;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class GroupsTest {
  private static final List<String> GROUPS = List.of("a", "b", "c", "d", "e", "f", "g", "a", "b");

  @Test
  void holdsOutTheShareOfGroups() {
    assertThat(heldOut(GROUPS, 0.3, 1), hasSize(2));
  }

  @Test
  void holdsOutTheSameWhateverTheOrder() {
    List<String> reversed = GROUPS.stream().sorted(Collections.reverseOrder()).toList();

    assertThat(heldOut(reversed, 0.5, 3), equalTo(heldOut(GROUPS, 0.5, 3)));
  }

  @Test
  void neverHoldsOutAll() {
    assertThat(heldOut(List.of("a", "a"), 0.9, 1), hasSize(0));
  }

  @Test
  void keepsClipsOfOneVideoTogether() {
    List<String> clips = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      clips.add(Groups.of("video-" + i % 6, "clip-" + i));
    }

    assertThat(heldOut(clips, 0.5, 1), hasSize(12));
    assertThat(units(heldOut(clips, 0.5, 1)), hasSize(3));
    ToIntFunction<String> folds = Groups.folds(clips, 3, 1);
    for (String clip : clips) {
      assertThat(folds.applyAsInt(clip), is(folds.applyAsInt(Groups.unit(clip))));
    }
  }

  @Test
  void makesFoldsOfEqualSizeButForOneGroup() {
    ToIntFunction<String> folds = Groups.folds(GROUPS, 3, 5);

    assertThat(
        GROUPS.stream().distinct().map(folds::applyAsInt).sorted().toList(),
        is(List.of(0, 0, 0, 1, 1, 2, 2)));
  }

  private static Set<String> heldOut(List<String> groups, double share, long seed) {
    return groups.stream().filter(Groups.heldOut(groups, share, seed)).collect(Collectors.toSet());
  }

  private static Set<String> units(Set<String> groups) {
    return groups.stream().map(Groups::unit).collect(Collectors.toSet());
  }
}
