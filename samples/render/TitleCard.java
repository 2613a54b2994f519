package samples.render;

import static samples.render.Brush.backdrop;
import static samples.render.Brush.line;
import static samples.render.Brush.path;
import static samples.render.Brush.rgb;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;

/** Words on paper; nothing moves. */
final class TitleCard implements Scene {
  private final Texture paper = new Texture(51, 16, 16, 0xB79A6A, 0.07);
  private final String title;
  private final String line;

  TitleCard(String title, String line) {
    this.title = title;
    this.line = line;
  }

  @Override
  public void paint(Graphics2D g, double t, double length) {
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    backdrop(g, 0, 360, rgb(0xF6EBD3), rgb(0xEAD7B0));
    paper.lay(g, new Rectangle2D.Double(0, 0, 640, 360), 0, 0);
    centred(g, title, new Font(Font.SERIF, Font.BOLD, 62), 178);
    line(g, rgb(0xB0552F), 2, path(270, 204, 370, 204));
    centred(g, line, new Font(Font.SERIF, Font.ITALIC, 24), 242);
  }

  private static void centred(Graphics2D g, String text, Font font, int y) {
    g.setFont(font);
    g.setPaint(rgb(0x3A2C22));
    g.drawString(text, (Film.WIDTH - g.getFontMetrics().stringWidth(text)) / 2, y);
  }
}
