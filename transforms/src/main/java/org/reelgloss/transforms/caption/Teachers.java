package org.reelgloss.transforms.caption;

import java.util.List;
import org.reelgloss.gpu.Devices;

/** The teachers that there are. */
public final class Teachers {
  private static final List<Teacher.Factory> BUILT_IN =
      List.of(
          new BuiltIn(VisionTeacher.NAME),
          new BuiltIn(SubtitleTeacher.NAME),
          new BuiltIn(DescriptionTeacher.NAME),
          new BuiltIn(OcrTeacher.NAME));

  private Teachers() {}

  /**
   * Returns the teachers that need no model of their own: {@code vision}, {@code subtitles}, {@code
   * description} and {@code ocr}, the last of which answers only where the command {@code
   * tesseract} is on the path.
   */
  public static List<Teacher.Factory> builtIn() {
    return BUILT_IN;
  }

  /**
   * Returns the built-in teacher of this name.
   *
   * @throws IllegalArgumentException if there is none; the message lists the names
   */
  public static Teacher.Factory named(String name) {
    return BUILT_IN.stream()
        .filter(teacher -> teacher.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "teacher must be one of "
                        + BUILT_IN.stream().map(Teacher.Factory::name).toList()
                        + ", but was: "
                        + name));
  }

  /**
   * Returns a teacher as it was configured; a server is asked only when a clip comes.
   *
   * @param devices where its model runs, if it has one
   */
  public static Teacher.Factory of(TeacherSettings settings, Devices devices) {
    return new Configured(settings, devices);
  }

  private record BuiltIn(String name) implements Teacher.Factory {
    @Override
    public Teacher open() {
      return switch (name) {
        case VisionTeacher.NAME -> new VisionTeacher();
        case SubtitleTeacher.NAME -> new SubtitleTeacher(new PooledSentenceVectors());
        case DescriptionTeacher.NAME -> new DescriptionTeacher(new PooledSentenceVectors());
        case OcrTeacher.NAME -> OcrTeacher.open();
        default -> throw new IllegalStateException("No built-in teacher is called " + name);
      };
    }
  }

  private record Configured(TeacherSettings settings, Devices devices) implements Teacher.Factory {
    @Override
    public String name() {
      return settings.name();
    }

    @Override
    public Teacher open() {
      return settings.open(devices);
    }
  }
}
