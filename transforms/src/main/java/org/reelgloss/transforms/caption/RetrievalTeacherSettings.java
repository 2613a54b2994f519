package org.reelgloss.transforms.caption;

import java.nio.file.Path;
import org.reelgloss.gpu.Devices;
import org.reelgloss.gpu.ModelBundle;

/**
 * A teacher that picks, from a bank of captions, the one that a two-tower model finds nearest to
 * the clip.
 *
 * @param name of its candidates
 * @param folder of the two-tower bundle, on every worker
 * @param bank a file in UTF-8, on every worker, with one caption a line
 */
public record RetrievalTeacherSettings(String name, String folder, String bank)
    implements TeacherSettings {
  public RetrievalTeacherSettings {
    if (name.isBlank()) {
      throw new IllegalArgumentException("name must not be blank");
    }
  }

  @Override
  public String version() {
    ModelBundle bundle = ModelBundle.open(Path.of(folder));
    if (bundle.kind() != ModelBundle.Kind.TWO_TOWER) {
      throw new IllegalArgumentException(
          "bundle with a bank must be a two-tower bundle, but was a "
              + bundle.kind()
              + ": "
              + folder);
    }
    return bundle.id() + ", bank " + CaptionBank.read(Path.of(bank)).digest();
  }

  @Override
  public Teacher open(Devices devices) {
    return RetrievalTeacher.open(this, devices);
  }
}
