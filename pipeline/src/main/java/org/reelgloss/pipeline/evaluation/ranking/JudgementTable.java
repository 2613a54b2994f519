package org.reelgloss.pipeline.evaluation.ranking;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What people said of how well captions fit pictures, from tab-separated files with a line of
 * headings, as Flickr8k's judgements are published (Hodosh, Young and Hockenmaier, 2013): {@code
 * image caption_id caption} and either {@code rating1 rating2 rating3}, from 1 to 4, or {@code
 * share_yes yes no}.
 *
 * <p>Lines that cannot be used are {@link #problems}. Of lines that say the same the first is used,
 * and of lines of one kind that contradict one another about a caption of a picture none is.
 */
public final class JudgementTable {
  private final Map<Key, RatedCaption> rows = new LinkedHashMap<>();
  private final Set<Key> contradicted = new HashSet<>();
  private final Problems problems = new Problems();

  private record Key(RatedCaption.Kind kind, String image, String captionId) {}

  private JudgementTable() {}

  /**
   * Reads files as one table.
   *
   * @throws IllegalArgumentException if a file is not there, is not UTF-8 or has other headings
   * @throws IOException if a file cannot be read
   */
  public static JudgementTable read(List<Path> files) throws IOException {
    JudgementTable table = new JudgementTable();
    for (Path file : files) {
      table.add(file);
    }
    table.contradicted.forEach(table.rows::remove);
    return table;
  }

  private void add(Path path) throws IOException {
    String file = path.toString();
    JudgementColumns[] columns = new JudgementColumns[1];
    TextLines.read(
        path,
        (number, text) -> {
          if (number == 1) {
            columns[0] = JudgementColumns.of(file, text);
          } else if (!text.isBlank()) {
            add(columns[0], file, number, text);
          }
        });
    if (columns[0] == null) {
      throw new IllegalArgumentException(file + " must have a line of headings, but is empty");
    }
  }

  private void add(JudgementColumns columns, String file, long number, String text) {
    try {
      RatedCaption row = columns.row(file, number, text);
      Key key = new Key(row.kind(), row.image(), row.captionId());
      RatedCaption before = rows.putIfAbsent(key, row);
      if (before != null) {
        problems.add(file, number, again(key, before, row));
      }
    } catch (BadLineException bad) {
      problems.add(file, number, String.valueOf(bad.getMessage()));
    }
  }

  private String again(Key key, RatedCaption before, RatedCaption row) {
    String place = before.file().equals(row.file()) ? "line " : before.file() + ":";
    if (before.caption().equals(row.caption())
        && before.ratings().equals(row.ratings())
        && before.votes() == row.votes()) {
      return "says the same as " + place + before.line();
    }
    if (contradicted.add(key)) {
      problems.add(before.file(), before.line(), "is contradicted, at first by line " + row.line());
    }
    return "contradicts " + place + before.line() + "; neither is used";
  }

  /** Returns what can be used, in the order of the files. */
  public List<RatedCaption> rows() {
    return List.copyOf(rows.values());
  }

  /** Returns the lines that cannot be used. */
  public Problems problems() {
    return problems;
  }

  /** Returns the rows of each picture, in the order in which pictures first come. */
  public Map<String, List<RatedCaption>> byImage() {
    Map<String, List<RatedCaption>> byImage = new LinkedHashMap<>();
    for (RatedCaption row : rows.values()) {
      byImage.computeIfAbsent(row.image(), unused -> new ArrayList<>()).add(row);
    }
    return byImage;
  }
}
