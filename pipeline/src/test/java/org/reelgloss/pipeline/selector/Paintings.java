package org.reelgloss.pipeline.selector;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.reelgloss.gpu.TinyBundles;
import org.reelgloss.pipeline.evaluation.ranking.PictureFolder;
import org.reelgloss.pipeline.evaluation.ranking.RatedCaption;

/**
 * Pictures of one colour each, red, green, blue and so on, and a two-tower model that knows them.
 *
 * @param images folder of {@code 0.png} and so on
 * @param towers the bundle
 */
record Paintings(Path images, Path towers) {
  private static final List<String> NAMES = List.of("red", "green", "blue");
  private static final Color[] COLOURS = {Color.RED, Color.GREEN, Color.BLUE};

  static Paintings paint(Path folder, int count) throws IOException {
    Path images = Files.createDirectories(folder.resolve("images"));
    for (int i = 0; i < count; i++) {
      BufferedImage image = new BufferedImage(12, 8, BufferedImage.TYPE_3BYTE_BGR);
      for (int pixel = 0; pixel < 12 * 8; pixel++) {
        image.setRGB(pixel % 12, pixel / 12, COLOURS[i % 3].getRGB());
      }
      ImageIO.write(image, "png", images.resolve(i + ".png").toFile());
    }
    return new Paintings(images, TinyBundles.twoTower(folder.resolve("towers")));
  }

  PictureFolder clips() {
    return PictureFolder.open(images);
  }

  static String caption(int colour) {
    return "a " + NAMES.get(colour % 3) + " wall";
  }

  /** Returns choices of people who want the colour; its teacher is the other one now and then. */
  static List<Preference> choices(int count) {
    List<Preference> choices = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Preference.Candidate fits = new Preference.Candidate(teacher(i), caption(i), 1, true);
      Preference.Candidate fails =
          new Preference.Candidate(teacher(i + 1), caption(i + 1), 0, false);
      choices.add(new Preference(i + ".png", List.of(fits, fails)));
    }
    return choices;
  }

  /**
   * Returns choices of people who, of two colours that are not the picture's, want the one that
   * comes next to it.
   *
   * @param people how many were asked of each picture
   */
  static List<Preference> choicesOfTheNextColour(int count, int people) {
    List<Preference> choices = new ArrayList<>();
    for (int i = 0; i < count * people; i++) {
      int picture = i % count;
      Preference.Candidate next =
          new Preference.Candidate(teacher(i), caption(picture + 1), 1, null);
      Preference.Candidate other =
          new Preference.Candidate(teacher(i), caption(picture + 2), 0, null);
      choices.add(
          new Preference(
              picture + ".png", i % 2 == 0 ? List.of(next, other) : List.of(other, next)));
    }
    return choices;
  }

  private static String teacher(int i) {
    return i % 2 == 0 ? "even" : "odd";
  }

  /** Returns for each picture the ratings of a caption that fits and of one that does not. */
  static Map<String, List<RatedCaption>> ratings(int count, double ofFitting, double ofOther) {
    Map<String, List<RatedCaption>> ratings = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      ratings.put(
          i + ".png", List.of(rated(i, caption(i), ofFitting), rated(i, caption(i + 1), ofOther)));
    }
    return ratings;
  }

  private static RatedCaption rated(int picture, String caption, double rating) {
    return new RatedCaption(
        picture + ".png",
        caption,
        caption,
        RatedCaption.Kind.EXPERT,
        List.of(rating),
        1,
        "table.tsv",
        1);
  }
}
