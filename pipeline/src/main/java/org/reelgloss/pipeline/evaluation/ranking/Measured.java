package org.reelgloss.pipeline.evaluation.ranking;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A figure with its 95 % interval.
 *
 * @param value NaN where it is of nothing
 * @param interval {@link Interval#NONE} where nothing can be drawn
 */
public record Measured(double value, Interval interval) {
  /** Puts the value under a name, and the interval under the same in {@code intervals}. */
  void putInto(ObjectNode json, String key) {
    put(json, key, value);
    ArrayNode ends = json.withObject("/intervals").putArray(key);
    add(ends, interval.low());
    add(ends, interval.high());
  }

  /** Puts a number, or null where it is not finite. */
  static void put(ObjectNode json, String key, double value) {
    if (Double.isFinite(value)) {
      json.put(key, value);
    } else {
      json.putNull(key);
    }
  }

  private static void add(ArrayNode list, double value) {
    if (Double.isFinite(value)) {
      list.add(value);
    } else {
      list.addNull();
    }
  }

  /** Returns a row of a table: a name, the value and the ends of the interval. */
  Object[] cells(String name) {
    return new Object[] {name, value, interval.low(), interval.high()};
  }
}
