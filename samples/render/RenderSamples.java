package samples.render;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.reelgloss.video.ClipEncoder;
import org.reelgloss.video.RgbImage;
import samples.render.Film.Join;
import samples.render.Film.Shot;

/** Renders the sample videos into a folder. */
final class RenderSamples {
  private RenderSamples() {}

  /** Takes one argument: the folder, which is created if it is missing. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    for (Film film : films()) {
      Path file = folder.resolve(film.name() + ".mp4");
      try (ClipEncoder encoder =
          ClipEncoder.create(file, Film.WIDTH, Film.HEIGHT, Film.FPS, 1, film.bitsPerSecond())) {
        for (int i = 0; i < film.frames(); i++) {
          encoder.write(RgbImage.of(film.frame(i)));
        }
      }
      System.out.printf("%s: %d frames, %d bytes%n", file, film.frames(), Files.size(file));
    }
  }

  static List<Film> films() {
    return List.of(
        new Film(
            "harbour",
            105_000,
            List.of(
                new Shot(new Sunrise(), 150, Join.CUT),
                new Shot(new Waves(), 150, Join.DISSOLVE),
                new Shot(new Lighthouse(), 125, Join.CUT),
                new Shot(new TitleCard("Harbour", "from dawn to night"), 100, Join.CUT))),
        new Film(
            "kitchen",
            130_000,
            List.of(
                new Shot(new Pancake(), 150, Join.CUT),
                new Shot(new Clock(), 100, Join.CUT),
                new Shot(new Plate(), 110, Join.CUT))),
        new Film(
            "city",
            185_000,
            List.of(new Shot(new Street(), 240, Join.FADE), new Shot(new Rain(), 200, Join.CUT))));
  }
}
