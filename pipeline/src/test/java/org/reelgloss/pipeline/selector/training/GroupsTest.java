package org.reelgloss.pipeline.selector.training;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class GroupsTest {
  private static final List<String> GROUPS = List.of("a", "b", "c", "d", "e", "f", "g", "a", "b");

  @Test
  void holdsOutTheShareOfGroups() {
    assertThat(Groups.heldOut(GROUPS, 0.3, 1), hasSize(2));
  }

  @Test
  void holdsOutTheSameWhateverTheOrder() {
    List<String> reversed = GROUPS.stream().sorted(Collections.reverseOrder()).toList();

    assertThat(Groups.heldOut(reversed, 0.5, 3), equalTo(Groups.heldOut(GROUPS, 0.5, 3)));
  }

  @Test
  void neverHoldsOutAll() {
    assertThat(Groups.heldOut(List.of("a", "a"), 0.9, 1), hasSize(0));
  }

  @Test
  void makesFoldsOfEqualSizeButForOneGroup() {
    List<Integer> folds = Groups.folds(GROUPS, 3, 5).values().stream().sorted().toList();

    assertThat(folds, is(List.of(0, 0, 0, 1, 1, 2, 2)));
  }
}
