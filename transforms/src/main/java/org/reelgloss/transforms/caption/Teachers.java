package org.reelgloss.transforms.caption;

import java.nio.file.Path;
import java.util.List;

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
   * Returns a teacher that shows one frame to a captioner.
   *
   * @param folder a model bundle on every worker; its name becomes the teacher's
   * @throws IllegalArgumentException if the path has no last name
   */
  public static Teacher.Factory bundle(Path folder) {
    Path name = folder.toAbsolutePath().normalize().getFileName();
    if (name == null) {
      throw new IllegalArgumentException("folder must have a name, but was: " + folder);
    }
    return new Bundle(name.toString(), folder.toString());
  }

  /** Returns a teacher behind a server; the server is asked only when a clip comes. */
  public static Teacher.Factory remote(RemoteTeacherSettings settings) {
    return new Remote(settings);
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

  private record Bundle(String name, String folder) implements Teacher.Factory {
    @Override
    public Teacher open() {
      return BundleTeacher.open(name, Path.of(folder));
    }
  }

  private record Remote(RemoteTeacherSettings settings) implements Teacher.Factory {
    @Override
    public String name() {
      return settings.name();
    }

    @Override
    public Teacher open() {
      return RemoteTeacher.open(settings);
    }
  }
}
