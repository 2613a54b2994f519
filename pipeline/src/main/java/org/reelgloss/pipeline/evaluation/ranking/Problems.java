package org.reelgloss.pipeline.evaluation.ranking;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Lines of input that cannot be used: all are counted, the first {@value #MOST} are kept. */
public final class Problems {
  private static final int MOST = 100;

  private final List<Problem> first = new ArrayList<>();
  private long count;

  /**
   * A line that cannot be used.
   *
   * @param file its name
   * @param line counted from 1
   * @param what is wrong with it
   */
  public record Problem(String file, long line, String what) {}

  /** Creates an empty list. */
  public Problems() {}

  /** Adds one. */
  public void add(String file, long line, String what) {
    count++;
    if (first.size() < MOST) {
      first.add(new Problem(file, line, what));
    }
  }

  /** Adds those of another list. */
  public void addAll(Problems others) {
    count += others.count - others.first.size();
    others.first.forEach(problem -> add(problem.file(), problem.line(), problem.what()));
  }

  /** Returns how many there are. */
  public long count() {
    return count;
  }

  /** Returns the first ones, in the order in which they were added. */
  public List<Problem> first() {
    return Collections.unmodifiableList(first);
  }

  void putInto(ObjectNode json) {
    json.put("problemCount", count);
    ArrayNode list = json.putArray("problems");
    for (Problem problem : first) {
      list.addObject()
          .put("file", problem.file())
          .put("line", problem.line())
          .put("what", problem.what());
    }
  }

  /** Returns a line for each, and one that counts those that are not kept. */
  public String toLines() {
    StringBuilder text = new StringBuilder();
    for (Problem problem : first) {
      text.append("%s:%d: %s%n".formatted(problem.file(), problem.line(), problem.what()));
    }
    if (count > first.size()) {
      text.append("and %d more lines that cannot be used%n".formatted(count - first.size()));
    }
    return text.toString();
  }
}
