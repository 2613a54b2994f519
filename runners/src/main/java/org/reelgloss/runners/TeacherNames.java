package org.reelgloss.runners;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reelgloss.transforms.caption.TeacherSettings;

/**
 * What {@code --teachers} says.
 *
 * @param all names in order, those from files among them; null where the flag is not given
 * @param configured what the files say
 */
record TeacherNames(@Nullable List<String> all, List<TeacherSettings> configured) {
  /** Reads the files among the names. */
  static TeacherNames of(@Nullable List<String> given) throws UsageException {
    if (given == null) {
      return new TeacherNames(null, List.of());
    }
    List<String> all = new ArrayList<>();
    List<TeacherSettings> configured = new ArrayList<>();
    for (String name : given) {
      if (TeacherFile.isOne(name)) {
        List<TeacherSettings> read = TeacherFile.read(Path.of(name));
        read.forEach(teacher -> all.add(teacher.name()));
        configured.addAll(read);
      } else {
        all.add(name);
      }
    }
    return new TeacherNames(all, configured);
  }
}
