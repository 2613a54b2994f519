package org.reelgloss.pipeline.evaluation.retrieval;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.reelgloss.pipeline.evaluation.TextTable;

/**
 * Where the right texts and pictures come.
 *
 * @param images number of pictures
 * @param texts number of texts
 * @param pairs number of right pairs
 * @param dimensions length of a vector
 * @param leftOut number of clips that have no embedding of the model, or no caption
 * @param imageToText texts ranked for each picture
 * @param textToImage pictures ranked for each text
 */
public record RetrievalReport(
    int images,
    int texts,
    int pairs,
    int dimensions,
    int leftOut,
    Direction imageToText,
    Direction textToImage) {
  /**
   * The ranks of the best right partner of each. Of partners that are equally good each is as
   * likely to come first.
   *
   * @param count of those that have a right partner, which alone are looked at
   * @param r1 share of which it comes first; NaN where there are none, as are the others
   * @param r5 share of which it is among the first 5
   * @param r10 share of which it is among the first 10
   * @param medianRank the middle rank; of two middle ones the mean
   */
  public record Direction(int count, double r1, double r5, double r10, double medianRank) {
    static Direction of(List<Place> places) {
      double[] ranks = places.stream().mapToDouble(Place::rank).sorted().toArray();
      int count = ranks.length;
      return new Direction(
          count,
          among(places, 1),
          among(places, 5),
          among(places, 10),
          count == 0 ? Double.NaN : (ranks[(count - 1) / 2] + ranks[count / 2]) / 2);
    }

    private static double among(List<Place> places, int first) {
      return places.stream().mapToDouble(place -> place.among(first)).average().orElse(Double.NaN);
    }

    private void putInto(ObjectNode json) {
      json.put("n", count);
      put(json, "r1", r1);
      put(json, "r5", r5);
      put(json, "r10", r10);
      put(json, "medianRank", medianRank);
    }

    private static void put(ObjectNode json, String key, double value) {
      if (Double.isNaN(value)) {
        json.putNull(key);
      } else {
        json.put(key, value);
      }
    }
  }

  /** Returns the report as one object; shares are in [0, 1]. */
  public ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("images", images);
    json.put("texts", texts);
    json.put("pairs", pairs);
    json.put("dimensions", dimensions);
    json.put("leftOut", leftOut);
    imageToText.putInto(json.putObject("imageToText"));
    textToImage.putInto(json.putObject("textToImage"));
    return json;
  }

  /** Returns the report as lines for people. */
  public String toTable() {
    TextTable table = new TextTable("ranked", "for", "R@1", "R@5", "R@10", "median rank");
    add(table, "texts for a picture", imageToText);
    add(table, "pictures for a text", textToImage);
    return table
        + "%d pictures, %d texts, %d right pairs, %d dimensions; %d left out%n"
            .formatted(images, texts, pairs, dimensions, leftOut);
  }

  /** Returns the same with another number of clips that were left out. */
  RetrievalReport withLeftOut(int clips) {
    return new RetrievalReport(images, texts, pairs, dimensions, clips, imageToText, textToImage);
  }

  private static void add(TextTable table, String name, Direction direction) {
    table.add(
        name,
        direction.count(),
        direction.r1(),
        direction.r5(),
        direction.r10(),
        direction.medianRank());
  }
}
