package org.reelgloss.pipeline.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A table for a terminal: words to the left, numbers to the right, broken ones with four decimals,
 * a dash where there is none.
 */
public final class TextTable {
  private static final String GAP = "  ";

  private final List<List<@Nullable Object>> rows = new ArrayList<>();
  private final int columns;

  /** Returns a table with a line of headings only. */
  public TextTable(String... headings) {
    columns = headings.length;
    add((Object[]) headings);
  }

  /** Adds a row of as many strings, numbers and nulls as there are headings. */
  public void add(@Nullable Object... cells) {
    if (cells.length != columns) {
      throw new IllegalArgumentException(
          "cells must be " + columns + ", but were: " + cells.length);
    }
    List<@Nullable Object> row = new ArrayList<>();
    for (Object cell : cells) {
      row.add(cell);
    }
    rows.add(row);
  }

  /** Returns the lines, each ended. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (List<@Nullable Object> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < columns; column++) {
        String cell = shown(row.get(column));
        String padding = " ".repeat(width(column) - cell.length());
        line.append(column == 0 ? "" : GAP);
        line.append(isNumbers(column) ? padding + cell : cell + padding);
      }
      text.append(line.toString().stripTrailing()).append(System.lineSeparator());
    }
    return text.toString();
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> shown(row.get(column)).length()).max().orElse(0);
  }

  /** Returns whether no cell below the heading is a word. */
  private boolean isNumbers(int column) {
    return rows.stream().skip(1).noneMatch(row -> row.get(column) instanceof String);
  }

  private static String shown(@Nullable Object cell) {
    if (cell == null) {
      return "-";
    }
    return cell instanceof Double number
        ? String.format(Locale.ROOT, "%.4f", number)
        : cell.toString();
  }
}
