package org.reelgloss.transforms.caption;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.reelgloss.video.RgbImage;

/**
 * Reads what is written in the frames through the command {@code tesseract}, where there is one.
 * Only words that several frames agree on are told.
 */
final class OcrTeacher implements Teacher {
  static final String NAME = "ocr";
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final int MOST_READ = 3;

  private final Optional<Tesseract> tesseract;

  OcrTeacher(Optional<Tesseract> tesseract) {
    this.tesseract = tesseract;
  }

  /** Opens a teacher with the command on this machine's path, or with none. */
  static OcrTeacher open() {
    return new OcrTeacher(Tesseract.onPath(LIMIT));
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String model() {
    return tesseract.map(Tesseract::version).orElse("none");
  }

  @Override
  public TeacherAnswer caption(ClipEvidence clip) throws TeacherException {
    if (tesseract.isEmpty()) {
      return TeacherAnswer.noInput("The command tesseract is not on the path");
    }
    List<RgbImage> frames = clip.frames();
    if (frames.isEmpty()) {
      return TeacherAnswer.noInput("The clip has no frames");
    }
    List<List<String>> read = new ArrayList<>();
    for (RgbImage frame : Frames.spread(frames, MOST_READ)) {
      read.add(tesseract.get().words(frame));
    }
    return WrittenWords.agreed(read)
        .map(words -> TeacherAnswer.success(sentence(words), List.of(TeacherAnswer.FRAMES)))
        .orElseGet(() -> TeacherAnswer.noInput("No text that several frames agree on"));
  }

  private static String sentence(List<String> words) {
    String quoted = "\"" + String.join(" ", words) + "\"";
    return words.size() == 1
        ? "The word " + quoted + " is on the screen."
        : "The words " + quoted + " are on the screen.";
  }

  @Override
  public void close() {}
}
