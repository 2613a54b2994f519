package org.reelgloss.transforms.caption;

import java.nio.file.Path;
import java.time.Duration;
import org.reelgloss.gpu.Devices;
import org.reelgloss.gpu.GenerationOptions;
import org.reelgloss.gpu.ModelBundle;

/**
 * A teacher that is a captioner of a model bundle and sees one frame.
 *
 * @param name of its candidates
 * @param folder of the bundle, on every worker
 * @param options how it writes
 * @param position of the frame that it sees, from 0, the first, to 1, the last
 * @param patience longest time for an answer
 */
public record BundleTeacherSettings(
    String name, String folder, GenerationOptions options, double position, Duration patience)
    implements TeacherSettings {
  /**
   * Panda-70M gave its image models one frame between three tenths and seven tenths of the clip;
   * the middle one makes reruns equal.
   */
  public static final double MIDDLE = 0.5;

  /** How long an answer may take where nothing else is said. */
  public static final Duration USUAL_PATIENCE = Duration.ofMinutes(1);

  public BundleTeacherSettings {
    if (name.isBlank()) {
      throw new IllegalArgumentException("name must not be blank");
    }
    if (!(position >= 0 && position <= 1)) {
      throw new IllegalArgumentException("position must be in [0, 1], but was: " + position);
    }
    if (patience.isZero() || patience.isNegative()) {
      throw new IllegalArgumentException("timeout must be above 0, but was: " + patience);
    }
  }

  /**
   * Returns a teacher with the name of the bundle's folder, and everything else as usual.
   *
   * @throws IllegalArgumentException if the path has no last name
   */
  public static BundleTeacherSettings of(Path folder) {
    Path name = folder.toAbsolutePath().normalize().getFileName();
    if (name == null) {
      throw new IllegalArgumentException("folder must have a name, but was: " + folder);
    }
    return new BundleTeacherSettings(
        name.toString(), folder.toString(), GenerationOptions.OF_BUNDLE, MIDDLE, USUAL_PATIENCE);
  }

  @Override
  public String version() {
    ModelBundle bundle = ModelBundle.open(Path.of(folder));
    if (bundle.kind() != ModelBundle.Kind.CAPTIONER) {
      throw new IllegalArgumentException("teachers must name captioners, but was: " + folder);
    }
    return bundle.id()
        + (options.numBeams() == 0 ? "" : ", num-beams " + options.numBeams())
        + (options.maxTokens() == 0 ? "" : ", max-tokens " + options.maxTokens())
        + (position == MIDDLE ? "" : ", position " + position);
  }

  @Override
  public Teacher open(Devices devices) {
    return BundleTeacher.open(this, devices);
  }
}
