package org.reelgloss.transforms.caption;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.reelgloss.video.RgbImage;

/** The command {@code tesseract}: one child process for each frame, none that stays. */
final class Tesseract {
  private static final int LEAST_CONFIDENCE = 70;
  private static final int LEVEL = 0;
  private static final int CONFIDENCE = 10;
  private static final int TEXT = 11;
  private static final String WORD_LEVEL = "5";

  private final Path command;
  private final Duration limit;
  private final String version;

  /**
   * @param limit time that reading one frame may take
   * @throws UncheckedIOException if the command cannot say its version
   */
  Tesseract(Path command, Duration limit) {
    this.command = command;
    this.limit = limit;
    try {
      String said = run(new byte[0], "--version");
      version = said.lines().findFirst().orElse("tesseract").strip().replace(' ', '/');
    } catch (IOException cause) {
      throw new UncheckedIOException("Cannot ask " + command + " for its version", cause);
    }
  }

  /** Returns the command in the first folder of the path that has it. */
  static Optional<Tesseract> onPath(Duration limit) {
    String path = System.getenv().getOrDefault("PATH", "");
    for (String folder : path.split(File.pathSeparator, -1)) {
      Path command = Path.of(folder, "tesseract");
      if (!folder.isEmpty() && Files.isRegularFile(command) && Files.isExecutable(command)) {
        return Optional.of(new Tesseract(command, limit));
      }
    }
    return Optional.empty();
  }

  String version() {
    return version;
  }

  /**
   * Returns the words that are surely read, in reading order.
   *
   * @throws TeacherException if the command fails or takes too long
   */
  List<String> words(RgbImage frame) throws TeacherException {
    try {
      return parse(run(png(frame), "stdin", "stdout", "--psm", "11", "tsv"));
    } catch (IOException cause) {
      throw new TeacherException("tesseract cannot read a frame: " + cause.getMessage(), cause);
    }
  }

  private String run(byte[] input, String... arguments) throws IOException {
    List<String> line = new ArrayList<>(List.of(command.toString()));
    line.addAll(List.of(arguments));
    return new String(ChildProcess.run(line, input, limit), StandardCharsets.UTF_8);
  }

  private static byte[] png(RgbImage frame) throws IOException {
    BufferedImage image = frame.toBufferedImage();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    return out.toByteArray();
  }

  private static List<String> parse(String table) {
    List<String> words = new ArrayList<>();
    for (String row : table.lines().toList()) {
      String[] cells = row.split("\t", -1);
      if (cells.length > TEXT && cells[LEVEL].equals(WORD_LEVEL)) {
        String word = cells[TEXT].strip().replace("\"", "");
        boolean sure = Double.parseDouble(cells[CONFIDENCE]) >= LEAST_CONFIDENCE;
        if (sure && word.codePoints().anyMatch(Character::isLetterOrDigit)) {
          words.add(word);
        }
      }
    }
    return words;
  }
}
