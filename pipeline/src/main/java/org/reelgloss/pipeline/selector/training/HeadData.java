package org.reelgloss.pipeline.selector.training;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What retrieval heads are trained on and what they are to score.
 *
 * @param judged to learn from
 * @param lists vectors of the {@link RankedList}s, in their order
 * @param rows vectors of the {@link RatedRow}s, one caption each, in their order
 */
public record HeadData(List<HeadList> judged, List<VectorList> lists, List<VectorList> rows) {
  /** Keeps copies of the lists. */
  public HeadData {
    judged = List.copyOf(judged);
    lists = List.copyOf(lists);
    rows = List.copyOf(rows);
  }

  Set<String> groups() {
    Set<String> groups = new TreeSet<>();
    lists.forEach(list -> groups.add(list.group()));
    rows.forEach(row -> groups.add(row.group()));
    return groups;
  }
}
