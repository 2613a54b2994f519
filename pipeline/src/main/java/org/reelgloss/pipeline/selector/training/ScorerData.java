package org.reelgloss.pipeline.selector.training;

import static org.reelgloss.pipeline.selector.training.Checks.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** What a scorer is fitted to: lists and rated rows of one width. */
record ScorerData(List<RankedList> lists, List<RatedRow> rows) {

  /** Checks that there is something, of one width. */
  static ScorerData of(List<RankedList> lists, List<RatedRow> rows) {
    check(!lists.isEmpty() || !rows.isEmpty(), "lists or rows must be there", "none");
    int width = lists.isEmpty() ? rows.get(0).features().length : lists.get(0).width();
    for (RankedList list : lists) {
      Checks.features(list.features()[0], width);
    }
    for (RatedRow row : rows) {
      Checks.features(row.features(), width);
    }
    return new ScorerData(List.copyOf(lists), List.copyOf(rows));
  }

  int width() {
    return lists.isEmpty() ? rows.get(0).features().length : lists.get(0).width();
  }

  boolean isEmpty() {
    return lists.isEmpty() && rows.isEmpty();
  }

  double weightOfRows() {
    return rows.stream().mapToDouble(RatedRow::weight).sum();
  }

  Set<String> groups() {
    Set<String> groups = new TreeSet<>();
    lists.forEach(list -> groups.add(list.group()));
    rows.forEach(row -> groups.add(row.group()));
    return groups;
  }

  ScorerData where(Predicate<String> group) {
    return new ScorerData(
        lists.stream().filter(list -> group.test(list.group())).toList(),
        rows.stream().filter(row -> group.test(row.group())).toList());
  }

  Standardisation standardisation() {
    List<double[]> all = new ArrayList<>();
    lists.forEach(list -> all.addAll(List.of(list.features())));
    rows.forEach(row -> all.add(row.features()));
    return Standardisation.of(all, width());
  }
}
