package org.reelgloss.vision;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.reelgloss.video.RgbImage;

class FaceAndPeopleDetectorTest {
  private static FaceAndPeopleDetector detector;

  @BeforeAll
  static void open() {
    detector = FaceAndPeopleDetector.open();
  }

  @AfterAll
  static void close() {
    detector.close();
  }

  @Test
  void seesNobodyInNoiseTexturesAndPlainColours() {
    for (RgbImage picture :
        List.of(Textures.noise(3), Textures.window(100, 100), Textures.plain(Color.PINK))) {
      assertThat(detector.faces(picture), is(empty()));
      assertThat(detector.people(picture), is(empty()));
    }
  }

  @Test
  void seesADrawnFaceWhereItIs() {
    List<Region> faces = detector.faces(drawnFace(210));

    assertThat(faces, hasSize(1));
    assertThat(faces.get(0).middle(), is(closeTo(210.0 / 320, 0.06)));
    assertThat(faces.get(0).height(), is(greaterThan(0.3)));
  }

  @Test
  void seesNobodyInAPictureThatIsOnlyALine() {
    RgbImage line = new RgbImage(512, 2, new byte[3 * 512 * 2]);

    assertThat(detector.faces(line), is(empty()));
    assertThat(detector.people(line), is(empty()));
  }

  @Test
  void countsOneRegionInsideAnotherAsOverlapping() {
    Region large = new Region(0, 0, 0.8, 0.8);

    assertThat(large.overlap(new Region(0.1, 0.1, 0.2, 0.2)), is(closeTo(1, 1e-9)));
    assertThat(large.overlap(new Region(0.9, 0.1, 0.1, 0.1)), is(0.0));
  }

  /** Shades of grey where a face from the front has them: brows, eyes, nose, mouth. */
  private static RgbImage drawnFace(int x) {
    BufferedImage picture = new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = picture.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setColor(new Color(90, 100, 110));
    graphics.fillRect(0, 0, 320, 240);
    fill(graphics, new Color(50, 35, 25), x, 105, 128, 165);
    fill(graphics, new Color(222, 185, 160), x, 122, 104, 145);
    for (int side : new int[] {-1, 1}) {
      fill(graphics, new Color(150, 105, 85), x + side * 24, 104, 34, 20);
      fill(graphics, new Color(60, 40, 30), x + side * 24, 94, 34, 7);
      fill(graphics, new Color(235, 230, 225), x + side * 24, 106, 24, 11);
      fill(graphics, new Color(40, 30, 25), x + side * 24, 106, 11, 11);
      fill(graphics, new Color(120, 80, 65), x + side * 7, 143, 8, 5);
    }
    fill(graphics, new Color(240, 205, 180), x, 125, 10, 34);
    fill(graphics, new Color(140, 60, 60), x, 165, 42, 11);
    graphics.dispose();
    return RgbImage.of(picture);
  }

  private static void fill(Graphics2D graphics, Color color, int x, int y, int width, int height) {
    graphics.setColor(color);
    graphics.fillOval(x - width / 2, y - height / 2, width, height);
  }
}
